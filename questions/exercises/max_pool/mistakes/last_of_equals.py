"""Where several entries are equal you give the last one. Asked is the first, reading row
by row.

Link: faq/cnn-and-rnn#reasoning
"""

import numpy as np


def max_pool(X, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, (size, size), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    flat = windows.reshape(*windows.shape[:4], size * size)
    return flat.max(axis=-1), size * size - 1 - flat[..., ::-1].argmax(axis=-1)
