"""You add the gradients of the samples up and do not divide by N. The loss is a mean, so
its gradient is one.

Link: faq/neural-networks#reasoning
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        errors = X @ w + b - y
        losses[step] = 0.5 * np.mean(errors**2)
        w = w - learning_rate * (X.T @ errors)
        b = b - learning_rate * np.sum(errors)
    return w, b, losses
