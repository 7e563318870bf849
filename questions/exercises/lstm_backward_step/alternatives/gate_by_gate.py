"""Every gate by itself with its own slices, results put in place."""

import numpy as np


def lstm_backward_step(dh, dc, x, h_prev, c_prev, W, U, b):
    H = h_prev.shape[1]
    blocks = [slice(k * H, (k + 1) * H) for k in range(4)]
    pre = [x @ W[:, each] + h_prev @ U[:, each] + b[each] for each in blocks]
    i, f, o = (1 / (1 + np.exp(-pre[k])) for k in (0, 1, 3))
    g = np.tanh(pre[2])
    c = i * g + f * c_prev
    d_cell = dh * o / np.cosh(c) ** 2 + dc
    deltas = [
        d_cell * g * (i - i**2),
        d_cell * c_prev * (f - f**2),
        d_cell * i * (1 - g) * (1 + g),
        dh * np.tanh(c) * (o - o**2),
    ]
    dx, dh_prev = np.zeros_like(x), np.zeros_like(h_prev)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(b)
    for each, delta in zip(blocks, deltas, strict=True):
        dx += delta @ W[:, each].T
        dh_prev += delta @ U[:, each].T
        dW[:, each] = x.T @ delta
        dU[:, each] = h_prev.T @ delta
        db[each] = delta.sum(axis=0)
    return dx, dh_prev, f * d_cell, dW, dU, db
