"""Your windows are stride × stride. Their size is an argument of its own.

Link: faq/cnn-and-rnn#reasoning
"""

import numpy as np


def max_pool(X, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, (stride, stride), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    flat = windows.reshape(*windows.shape[:4], stride * stride)
    return flat.max(axis=-1), flat.argmax(axis=-1)
