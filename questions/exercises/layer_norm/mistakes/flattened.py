"""Your result is a matrix. It has the shape of x.

Link: beyond/regularisation#normalisation
"""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    result = gamma * (x - mean) / np.sqrt(var + eps) + beta
    return result.reshape(-1, x.shape[-1])
