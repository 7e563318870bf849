"""You take the entry that is furthest from zero. The maximum is by value: −1 is larger
than −5.

Link: faq/cnn-and-rnn#reasoning
"""

import numpy as np


def max_pool(X, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, (size, size), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    flat = windows.reshape(*windows.shape[:4], size * size)
    where = np.abs(flat).argmax(axis=-1)
    return np.take_along_axis(flat, where[..., np.newaxis], axis=-1)[..., 0], where
