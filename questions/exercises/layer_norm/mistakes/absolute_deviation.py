"""You divide by the mean absolute deviation. It is the root of the variance.

Link: beyond/regularisation#normalisation
"""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    return gamma * (x - mean) / (np.abs(x - mean).mean(axis=-1, keepdims=True) + eps) + beta
