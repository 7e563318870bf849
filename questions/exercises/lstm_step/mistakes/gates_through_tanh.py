"""Your gates go through tanh. A gate says how much passes, from 0 to 1, so it goes through
the sigmoid.

Link: rnn-lstm/lstm#gates
"""

import numpy as np


def sigmoid(z):
    return np.tanh(z)


def lstm_step(x, h, c, Wf, Wi, WC, Wo, bf, bi, bC, bo):
    stacked = np.vstack([h, x])
    f = sigmoid(Wf @ stacked + bf)
    i = sigmoid(Wi @ stacked + bi)
    candidate = np.tanh(WC @ stacked + bC)
    o = sigmoid(Wo @ stacked + bo)
    c = f * c + i * candidate
    h = o * np.tanh(c)
    return h, c
