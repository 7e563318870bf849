"""Laid out as a matrix, row by row."""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    rows = x.reshape(-1, x.shape[-1])
    result = np.zeros(rows.shape)
    for at, row in enumerate(rows):
        centred = row - sum(row) / len(row)
        variance = np.dot(centred, centred) / len(row)
        result[at] = centred / (variance + eps) ** 0.5 * gamma + beta
    return result.reshape(x.shape)
