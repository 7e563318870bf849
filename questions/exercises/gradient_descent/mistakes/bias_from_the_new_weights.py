"""You compute the errors again, with the new w, before b is updated. Both gradients are
taken at the same point; then both move.

Link: faq/neural-networks#reasoning
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        errors = X @ w + b - y
        losses[step] = 0.5 * np.mean(errors**2)
        w = w - learning_rate * (X.T @ errors) / len(y)
        b = b - learning_rate * np.mean(X @ w + b - y)
    return w, b, losses
