"""You update after every sample, which is stochastic gradient descent. Asked is one
update per step, with the mean gradient of all samples.

Link: faq/neural-networks#traps
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        losses[step] = 0.5 * np.mean((X @ w + b - y) ** 2)
        for x, target in zip(X, y):
            error = x @ w + b - target
            w = w - learning_rate * error * x
            b = b - learning_rate * error
    return w, b, losses
