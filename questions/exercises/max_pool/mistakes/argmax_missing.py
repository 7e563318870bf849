"""You give the pooled values alone. The places are needed on the way back: the gradient
goes to the entry that won.

Link: faq/cnn-and-rnn#reasoning
"""

import numpy as np


def max_pool(X, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, (size, size), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    flat = windows.reshape(*windows.shape[:4], size * size)
    return flat.max(axis=-1)
