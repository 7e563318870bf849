"""You multiply the forget gate with h. It is the cell state c that is kept: f · c.

Link: rnn-lstm/lstm#cell-update
"""

import numpy as np


def sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def lstm_step(x, h, c, Wf, Wi, WC, Wo, bf, bi, bC, bo):
    stacked = np.vstack([h, x])
    f = sigmoid(Wf @ stacked + bf)
    i = sigmoid(Wi @ stacked + bi)
    candidate = np.tanh(WC @ stacked + bC)
    o = sigmoid(Wo @ stacked + bo)
    c = f * h + i * candidate
    h = o * np.tanh(c)
    return h, c
