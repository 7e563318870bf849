"""A loop over the sequences of the batch, gate by gate."""

import numpy as np


def sigmoid(a):
    return np.where(
        a >= 0, 1 / (1 + np.exp(-np.abs(a))), np.exp(-np.abs(a)) / (1 + np.exp(-np.abs(a)))
    )


def one(x, h, c, W, U, b):
    Wi, Wf, Wg, Wo = np.split(W, 4, axis=1)
    Ui, Uf, Ug, Uo = np.split(U, 4, axis=1)
    bi, bf, bg, bo = np.split(b, 4)
    states = []
    for row in x:
        i = sigmoid(row @ Wi + h @ Ui + bi)
        f = sigmoid(row @ Wf + h @ Uf + bf)
        g = np.tanh(row @ Wg + h @ Ug + bg)
        o = sigmoid(row @ Wo + h @ Uo + bo)
        c = f * c + i * g
        h = o * np.tanh(c)
        states.append(h)
    return np.array(states), h, c


def lstm_forward(X, h0, c0, W, U, b):
    results = [one(X[n], h0[n], c0[n], W, U, b) for n in range(len(X))]
    return tuple(np.array(part) for part in zip(*results, strict=True))
