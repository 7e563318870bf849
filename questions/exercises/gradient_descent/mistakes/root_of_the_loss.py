"""You give the root of the mean squared error. Asked is half the mean squared error.

Link: faq/neural-networks#reasoning
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        errors = X @ w + b - y
        losses[step] = np.sqrt(np.mean(errors**2))
        w = w - learning_rate * (X.T @ errors) / len(y)
        b = b - learning_rate * np.mean(errors)
    return w, b, losses
