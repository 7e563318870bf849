"""These are the states of a network with sigmoid units. This one's state goes through tanh.

Link: rnn-lstm/rnn#recurrence
"""

import numpy as np


def rnn_forward(X, h0, Wxh, Whh, Why, bh, by):
    h = h0
    hs = []
    for x in X:
        h = 1 / (1 + np.exp(-(Wxh @ x + Whh @ h + bh)))
        hs.append(h)
    y = Why @ h + by
    return y, np.stack(hs)
