"""These are the states of the sequence read from its end. Step t uses X[t], from 0
upwards.

Link: rnn-lstm/rnn#recurrence
"""

import numpy as np


def rnn_forward(X, h0, Wxh, Whh, Why, bh, by):
    h = h0
    hs = []
    for x in X[::-1]:
        h = np.tanh(Wxh @ x + Whh @ h + bh)
        hs.append(h)
    y = Why @ h + by
    return y, np.stack(hs)
