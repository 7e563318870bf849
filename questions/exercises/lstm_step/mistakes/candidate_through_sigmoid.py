"""Your candidate goes through a sigmoid. It is content and not a gate: it goes through
tanh, so that it can be negative.

Link: rnn-lstm/lstm#candidate
"""

import numpy as np


def sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def lstm_step(x, h, c, Wf, Wi, WC, Wo, bf, bi, bC, bo):
    stacked = np.vstack([h, x])
    f = sigmoid(Wf @ stacked + bf)
    i = sigmoid(Wi @ stacked + bi)
    candidate = sigmoid(WC @ stacked + bC)
    o = sigmoid(Wo @ stacked + bo)
    c = f * c + i * candidate
    h = o * np.tanh(c)
    return h, c
