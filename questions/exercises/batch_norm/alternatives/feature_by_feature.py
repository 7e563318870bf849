"""One feature after the other, with plain sums."""

import numpy as np


def batch_norm(x, gamma, beta, running_mean, running_var, training, momentum, eps):
    samples, features = x.shape
    if training and samples < 2:
        raise ValueError(samples)
    out = np.empty((samples, features))
    means, variances = np.array(running_mean), np.array(running_var)
    for d in range(features):
        mean, var = running_mean[d], running_var[d]
        if training:
            mean = sum(x[:, d]) / samples
            squares = sum((x[n, d] - mean) ** 2 for n in range(samples))
            var = squares / samples
            means[d] = momentum * mean + (1 - momentum) * means[d]
            variances[d] = momentum * squares / (samples - 1) + (1 - momentum) * variances[d]
        for n in range(samples):
            out[n, d] = beta[d] + gamma[d] * ((x[n, d] - mean) / np.sqrt(var + eps))
    return out, means, variances
