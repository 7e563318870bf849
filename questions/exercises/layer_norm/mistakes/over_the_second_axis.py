"""You normalise over axis 1. With three axes that is time, and not the features: use axis
−1.

Link: beyond/regularisation#normalisation
"""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=min(1, x.ndim - 1), keepdims=True)
    var = x.var(axis=min(1, x.ndim - 1), keepdims=True)
    return gamma * (x - mean) / np.sqrt(var + eps) + beta
