"""Your running statistics are those of the last batch. They move towards it by the share
momentum.

Link: faq/batch-norm#reasoning
"""

import numpy as np


def batch_norm(x, gamma, beta, running_mean, running_var, training, momentum, eps):
    new_mean, new_var = running_mean.copy(), running_var.copy()
    if training:
        count = x.shape[0]
        if count < 2:
            raise ValueError("one sample has no variance")
        mean, var = x.mean(axis=0), x.var(axis=0)
        new_mean = mean
        new_var = var * count / (count - 1)
    else:
        mean, var = running_mean, running_var
    out = gamma * (x - mean) / np.sqrt(var + eps) + beta
    return out, new_mean, new_var
