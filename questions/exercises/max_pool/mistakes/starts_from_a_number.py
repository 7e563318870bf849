"""Your running maximum starts at a number that is meant to be small enough. Below it
everything is lost; start from −∞, or from the first entry.

Link: faq/cnn-and-rnn#traps
"""

import numpy as np


def max_pool(X, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, (size, size), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    flat = windows.reshape(*windows.shape[:4], size * size)
    return np.maximum(flat.max(axis=-1), -1e9), flat.argmax(axis=-1)
