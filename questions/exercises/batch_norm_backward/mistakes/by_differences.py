"""You take the gradient by small differences. That is a check of a gradient: its error
depends on the step and on the scale of x. Derive the formula.

Link: faq/batch-norm#reasoning
"""

import numpy as np


def batch_norm_backward(dout, x, gamma, eps):
    def loss(x):
        normed = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
        return np.sum(dout * gamma * normed)

    dx = np.zeros_like(x)
    for at in np.ndindex(x.shape):
        moved = np.zeros_like(x)
        moved[at] = 1e-5
        dx[at] = (loss(x + moved) - loss(x - moved)) / 2e-5
    normed = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
    return dx, (dout * normed).sum(axis=0), dout.sum(axis=0)
