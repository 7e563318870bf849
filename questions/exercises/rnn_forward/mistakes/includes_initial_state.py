"""hs is shifted by one: it holds the state before each step, h0 first, instead of the
state after it.

Link: rnn-lstm/rnn#recurrence
"""

import numpy as np


def rnn_forward(X, h0, Wxh, Whh, Why, bh, by):
    h = h0
    hs = []
    for x in X:
        hs.append(h)
        h = np.tanh(Wxh @ x + Whh @ h + bh)
    y = Why @ h + by
    return y, np.stack(hs)
