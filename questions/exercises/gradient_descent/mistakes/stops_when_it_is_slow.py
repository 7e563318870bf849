"""You stop as soon as the loss hardly changes. Asked are all steps, however small they
are.

Link: faq/neural-networks#traps
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        errors = X @ w + b - y
        losses[step] = 0.5 * np.mean(errors**2)
        if step and abs(losses[step - 1] - losses[step]) < 1e-6:
            return w, b, losses[: step + 1]
        w = w - learning_rate * (X.T @ errors) / len(y)
        b = b - learning_rate * np.mean(errors)
    return w, b, losses
