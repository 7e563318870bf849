"""You give the loss after the last step too. Asked are as many losses as steps.

Link: faq/neural-networks#reasoning
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        errors = X @ w + b - y
        losses[step] = 0.5 * np.mean(errors**2)
        w = w - learning_rate * (X.T @ errors) / len(y)
        b = b - learning_rate * np.mean(errors)
    last = 0.5 * np.mean((X @ w + b - y) ** 2)
    return w, b, np.append(losses, last)
