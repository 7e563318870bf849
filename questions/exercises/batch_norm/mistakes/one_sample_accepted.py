"""You train on a batch of one. Its variance is zero, so every output is beta, and N − 1
is 0. Raise ValueError.

Link: faq/batch-norm#traps
"""

import numpy as np


def batch_norm(x, gamma, beta, running_mean, running_var, training, momentum, eps):
    new_mean, new_var = running_mean.copy(), running_var.copy()
    if training:
        count = x.shape[0]
        mean, var = x.mean(axis=0), x.var(axis=0)
        new_mean = (1.0 - momentum) * running_mean + momentum * mean
        new_var = (1.0 - momentum) * running_var + momentum * var * count / max(count - 1, 1)
    else:
        mean, var = running_mean, running_var
    out = gamma * (x - mean) / np.sqrt(var + eps) + beta
    return out, new_mean, new_var
