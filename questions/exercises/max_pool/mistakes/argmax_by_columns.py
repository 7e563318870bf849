"""Your place counts down the columns. It is row · size + column.

Link: faq/cnn-and-rnn#reasoning
"""

import numpy as np


def max_pool(X, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, (size, size), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    flat = windows.reshape(*windows.shape[:4], size * size)
    turned = windows.swapaxes(-1, -2).reshape(flat.shape)
    return flat.max(axis=-1), turned.argmax(axis=-1)
