"""You take the statistics over the features of each sample. That is layer norm; batch
norm takes them over the samples, axis 0.

Link: faq/batch-norm#traps
"""

import numpy as np


def batch_norm(x, gamma, beta, running_mean, running_var, training, momentum, eps):
    new_mean, new_var = running_mean.copy(), running_var.copy()
    if training:
        count = x.shape[0]
        if count < 2:
            raise ValueError("one sample has no variance")
        mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        new_mean = (1.0 - momentum) * running_mean + momentum * x.mean(axis=0)
        new_var = (1.0 - momentum) * running_var + momentum * x.var(axis=0) * count / (count - 1)
    else:
        mean, var = running_mean, running_var
    out = gamma * (x - mean) / np.sqrt(var + eps) + beta
    return out, new_mean, new_var
