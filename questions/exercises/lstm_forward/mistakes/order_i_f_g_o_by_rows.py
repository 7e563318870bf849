"""You take every fourth column for a gate. The gates are blocks: the first H columns are i,
the next H are f, and so on.

Link: rnn-lstm/frameworks#layouts
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
        i, f, g, o = a[:, 0::4], a[:, 1::4], a[:, 2::4], a[:, 3::4]
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        hs.append(h)
    return np.stack(hs, axis=1), h, c
