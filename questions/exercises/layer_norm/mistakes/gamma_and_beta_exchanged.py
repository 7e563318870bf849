"""gamma and beta are exchanged: gamma multiplies, beta is added.

Link: beyond/regularisation#normalisation
"""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    return beta * (x - mean) / np.sqrt(var + eps) + gamma
