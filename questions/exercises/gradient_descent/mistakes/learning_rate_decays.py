"""Your learning rate shrinks from step to step. It stays the given one.

Link: faq/neural-networks#traps
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        errors = X @ w + b - y
        losses[step] = 0.5 * np.mean(errors**2)
        w = w - learning_rate / (step + 1) * (X.T @ errors) / len(y)
        b = b - learning_rate / (step + 1) * np.mean(errors)
    return w, b, losses
