"""You stack x above h. Here h stands above x, so that the first H columns of each matrix
belong to h.

Link: rnn-lstm/lstm#gates
"""

import numpy as np


def sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def lstm_step(x, h, c, Wf, Wi, WC, Wo, bf, bi, bC, bo):
    stacked = np.vstack([x, h])
    f = sigmoid(Wf @ stacked + bf)
    i = sigmoid(Wi @ stacked + bi)
    candidate = np.tanh(WC @ stacked + bC)
    o = sigmoid(Wo @ stacked + bo)
    c = f * c + i * candidate
    h = o * np.tanh(c)
    return h, c
