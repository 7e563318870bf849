"""The numbers are right, but x −= mean writes into the caller's array. Make a new one.

Link: beyond/regularisation#normalisation
"""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    x -= mean
    return gamma * x / np.sqrt(var + eps) + beta
