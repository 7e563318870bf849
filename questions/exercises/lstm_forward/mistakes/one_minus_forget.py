"""You keep 1 − σ(f) of the old cell state. The forget gate says how much is kept.

Link: rnn-lstm/lstm#forget-gate
"""

import numpy as np


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2


def lstm_forward(X, h0, c0, W, U, b):
    H = h0.shape[1]
    h, c = h0, c0
    hs = []
    for t in range(X.shape[1]):
        a = X[:, t] @ W + h @ U + b
        i, f, g, o = a[:, :H], a[:, H : 2 * H], a[:, 2 * H : 3 * H], a[:, 3 * H :]
        c = (1 - sigmoid(f)) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        hs.append(h)
    return np.stack(hs, axis=1), h, c
