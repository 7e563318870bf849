"""The output lacks its bias: y = Why h + by.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def rnn_forward(X, h0, Wxh, Whh, Why, bh, by):
    h = h0
    hs = []
    for x in X:
        h = np.tanh(Wxh @ x + Whh @ h + bh)
        hs.append(h)
    y = Why @ h
    return y, np.stack(hs)
