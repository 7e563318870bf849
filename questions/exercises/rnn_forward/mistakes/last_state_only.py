"""You give the last state alone. Asked are the states after every step, (T, H, 1).

Link: rnn-lstm/rnn#three-parts
"""

import numpy as np


def rnn_forward(X, h0, Wxh, Whh, Why, bh, by):
    h = h0
    hs = []
    for x in X:
        h = np.tanh(Wxh @ x + Whh @ h + bh)
        hs.append(h)
    y = Why @ h + by
    return y, h
