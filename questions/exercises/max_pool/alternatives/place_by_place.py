"""One place of the window after the other, for all windows at once."""

import numpy as np


def max_pool(X, size, stride):
    down = (X.shape[2] - size) // stride + 1
    across = (X.shape[3] - size) // stride + 1
    pooled = argmax = None
    for place in range(size * size):
        top, left = divmod(place, size)
        rows = slice(top, top + (down - 1) * stride + 1, stride)
        columns = slice(left, left + (across - 1) * stride + 1, stride)
        values = X[:, :, rows, columns]
        if pooled is None:
            pooled, argmax = values.copy(), np.zeros(values.shape, dtype=np.int64)
        larger = values > pooled
        pooled = np.where(larger, values, pooled)
        argmax = np.where(larger, place, argmax)
    return pooled, argmax
