"""Windows laid out as columns, so that the convolution is one matrix product."""

import numpy as np


def conv2d(X, W, b, stride, padding):
    filters, _, rows, columns = W.shape
    padded = np.pad(X, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    tops = range(0, padded.shape[2] - rows + 1, stride)
    lefts = range(0, padded.shape[3] - columns + 1, stride)
    stacked = np.array(
        [
            padded[:, :, top : top + rows, left : left + columns].reshape(len(X), -1)
            for top in tops
            for left in lefts
        ]
    )
    products = stacked @ W.reshape(filters, -1).T + b
    return products.transpose(1, 2, 0).reshape(len(X), filters, len(tops), len(lefts))
