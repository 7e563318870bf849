"""You divide the gradient of w by the number of inputs. The mean is over the samples:
len(y), or X.shape[0].

Link: faq/neural-networks#reasoning
"""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        errors = X @ w + b - y
        losses[step] = 0.5 * np.mean(errors**2)
        w = w - learning_rate * (X.T @ errors) / len(w)
        b = b - learning_rate * np.mean(errors)
    return w, b, losses
