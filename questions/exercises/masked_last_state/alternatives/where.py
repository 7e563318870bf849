"""Computes every step for all, and takes the new state where it is real."""

import numpy as np


def masked_last_state(X, lengths, h0, Wxh, Whh, bh):
    h = h0
    for t in range(X.shape[1]):
        real = (t < lengths)[:, np.newaxis]
        x = np.where(real, X[:, t], 0.0)
        h = np.where(real, np.tanh(x @ Wxh.T + h @ Whh.T + bh), h)
    return h
