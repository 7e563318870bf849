"""These are the numbers of a cell whose input and output gates are swapped: i multiplies
the candidate, o shows the new c.

Link: rnn-lstm/lstm#output-gate
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
    c = f * c + o * candidate
    h = i * np.tanh(c)
    return h, c
