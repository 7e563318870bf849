"""Where the windows do not fit, you keep a smaller one at the border. The division rounds
down, and the rest is dropped.

Link: faq/cnn-and-rnn#reasoning
"""

import numpy as np


def max_pool(X, size, stride):
    extra = [(0, (size - length) % stride) for length in X.shape[2:]]
    X = np.pad(X, ((0, 0), (0, 0), *extra), constant_values=-np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(X, (size, size), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    flat = windows.reshape(*windows.shape[:4], size * size)
    return flat.max(axis=-1), flat.argmax(axis=-1)
