"""Your gradient carries the ½ of the loss. The derivative of ½e² is e: the 2 of the power
cancels it.

Link: faq/neural-networks#reasoning
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        errors = X @ w + b - y
        losses[step] = 0.5 * np.mean(errors**2)
        w = w - 0.5 * learning_rate * (X.T @ errors) / len(y)
        b = b - 0.5 * learning_rate * np.mean(errors)
    return w, b, losses
