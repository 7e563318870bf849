"""You start from w = 0 and b = 0. Start from the w and b that are given.

Link: faq/neural-networks#traps
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    w, b, losses = np.zeros_like(w), 0.0, np.zeros(steps)
    for step in range(steps):
        errors = X @ w + b - y
        losses[step] = 0.5 * np.mean(errors**2)
        w = w - learning_rate * (X.T @ errors) / len(y)
        b = b - learning_rate * np.mean(errors)
    return w, b, losses
