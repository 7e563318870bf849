"""One window after the other, read row by row."""

import numpy as np


def max_pool(X, size, stride):
    samples, channels, height, width = X.shape
    shape = samples, channels, (height - size) // stride + 1, (width - size) // stride + 1
    pooled, argmax = np.zeros(shape), np.zeros(shape, dtype=int)
    for n, c, i, j in np.ndindex(*shape):
        best, where = -np.inf, 0
        for place in range(size * size):
            row, column = divmod(place, size)
            value = X[n, c, i * stride + row, j * stride + column]
            if value > best:
                best, where = value, place
        pooled[n, c, i, j], argmax[n, c, i, j] = best, where
    return pooled, argmax
