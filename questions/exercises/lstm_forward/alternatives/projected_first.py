"""All inputs projected in one product; gates split by reshaping to (B, 4, H)."""

import numpy as np


def lstm_forward(X, h0, c0, W, U, b):
    batch, steps, _ = X.shape
    hidden = h0.shape[-1]
    projected = (X.reshape(batch * steps, -1) @ W).reshape(batch, steps, 4, hidden)
    bias = b.reshape(4, hidden)
    hs = np.zeros((batch, steps, hidden))
    h, c = h0.copy(), c0.copy()
    for t in range(steps):
        a = projected[:, t] + (h @ U).reshape(batch, 4, hidden) + bias
        i, f, o = (0.5 * (1 + np.tanh(0.5 * a[:, k])) for k in (0, 1, 3))
        c = c * f + np.tanh(a[:, 2]) * i
        h = np.tanh(c) * o
        hs[:, t] = h
    return hs, h, c
