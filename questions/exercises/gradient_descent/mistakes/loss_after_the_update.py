"""Your losses are those after each update. losses[k] belongs to the parameters with which
step k began.

Link: faq/neural-networks#reasoning
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        errors = X @ w + b - y
        w = w - learning_rate * (X.T @ errors) / len(y)
        b = b - learning_rate * np.mean(errors)
        losses[step] = 0.5 * np.mean((X @ w + b - y) ** 2)
    return w, b, losses
