"""Each feature's full Jacobian, N × N, times its incoming gradient."""

import numpy as np


def batch_norm_backward(dout, x, gamma, eps):
    samples, features = x.shape
    dx = np.zeros((samples, features))
    dgamma, dbeta = np.zeros(features), np.zeros(features)
    for d in range(features):
        column = x[:, d] - np.mean(x[:, d])
        inverse = (np.dot(column, column) / samples + eps) ** -0.5
        jacobian = np.eye(samples) - 1.0 / samples
        jacobian -= np.outer(column, column) * inverse**2 / samples
        dx[:, d] = gamma[d] * inverse * (jacobian.T @ dout[:, d])
        dgamma[d] = inverse * np.dot(column, dout[:, d])
        dbeta[d] = dout[:, d].sum()
    return dx, dgamma, dbeta
