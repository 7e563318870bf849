"""You use the first entry of gamma and beta alone. Each feature has its own.

Link: beyond/regularisation#normalisation
"""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    return gamma[0] * (x - mean) / np.sqrt(var + eps) + beta[0]
