"""You give a mask of the largest entries. Asked is the place of the first one, as a
number.

Link: faq/cnn-and-rnn#reasoning
"""

import numpy as np


def max_pool(X, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, (size, size), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    flat = windows.reshape(*windows.shape[:4], size * size)
    return flat.max(axis=-1), flat == flat.max(axis=-1, keepdims=True)
