"""Your output gate looks at the new cell state, as with peepholes. Here it sees h and x
alone.

Link: rnn-lstm/lstm#variants
"""

import numpy as np


def sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def lstm_step(x, h, c, Wf, Wi, WC, Wo, bf, bi, bC, bo):
    stacked = np.vstack([h, x])
    f = sigmoid(Wf @ stacked + bf)
    i = sigmoid(Wi @ stacked + bi)
    candidate = np.tanh(WC @ stacked + bC)
    c = f * c + i * candidate
    o = sigmoid(Wo @ stacked + bo + c)
    h = o * np.tanh(c)
    return h, c
