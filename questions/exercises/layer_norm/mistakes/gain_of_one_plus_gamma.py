"""You scale by 1 + gamma. Some models store the gain that way; here it is gamma itself.

Link: beyond/regularisation#normalisation
"""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    return (1.0 + gamma) * (x - mean) / np.sqrt(var + eps) + beta
