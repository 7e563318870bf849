"""This is RMS norm: it divides by the root of the mean square and subtracts no mean.
Layer norm centres first.

Link: beyond/regularisation#normalisation
"""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=-1, keepdims=True)
    var = np.mean(x**2, axis=-1, keepdims=True)
    return gamma * x / np.sqrt(var + eps) + beta
