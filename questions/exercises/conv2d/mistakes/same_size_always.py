"""You pad so that the image keeps its size. Pad by as much as you are told.

Link: faq/cnn-and-rnn#traps
"""

import numpy as np


def conv2d(X, W, b, stride, padding):
    extra = [((size - 1) // 2, size // 2) for size in W.shape[2:]]
    padded = np.pad(X, ((0, 0), (0, 0), *extra))
    windows = np.lib.stride_tricks.sliding_window_view(padded, W.shape[2:], axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    return np.einsum("nchwij,fcij->nfhw", windows, W) + b[:, np.newaxis, np.newaxis]
