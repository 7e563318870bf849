"""Every window flat, then its maximum and its place."""

import numpy as np


def max_pool(X, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, (size, size), axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    flat = windows.reshape(*windows.shape[:4], size * size)
    return flat.max(axis=-1), flat.argmax(axis=-1)
