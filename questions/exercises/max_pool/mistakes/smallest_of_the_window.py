"""You take the smallest entry of each window. Asked is the largest.

Link: faq/cnn-and-rnn#reasoning
"""

import numpy as np


def max_pool(X, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, (size, size), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    flat = windows.reshape(*windows.shape[:4], size * size)
    return flat.min(axis=-1), flat.argmin(axis=-1)
