"""Only b learns. The gradient of w is Xᵀe / N.

Link: faq/neural-networks#reasoning
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        errors = X @ w + b - y
        losses[step] = 0.5 * np.mean(errors**2)
        b = b - learning_rate * np.mean(errors)
    return w, b, losses
