"""Scale and shift of each feature first: a batch norm is a line for every feature."""

import numpy as np


def batch_norm(x, gamma, beta, running_mean, running_var, training, momentum, eps):
    if not training:
        scale = gamma * (running_var + eps) ** -0.5
        return x * scale + (beta - running_mean * scale), running_mean * 1.0, running_var * 1.0
    if len(x) == 1:
        raise ValueError(f"training needs at least two samples, not {len(x)}")
    mean = np.mean(x, axis=0, keepdims=True)
    biased = np.mean(np.square(x - mean), axis=0, keepdims=True)
    scale = gamma / np.sqrt(biased + eps)
    unbiased = np.var(x, axis=0, ddof=1)
    mean_after = running_mean + momentum * (mean[0] - running_mean)
    var_after = running_var + momentum * (unbiased - running_var)
    return (x - mean) * scale + beta, mean_after, var_after
