"""You write all states into one array that you keep, so that the next call overwrites the
results of this one. Make a new array in every call.

Link: rnn-lstm/rnn#recurrence
"""

import numpy as np

kept = {}


def rnn_forward(X, h0, Wxh, Whh, Why, bh, by):
    shape = (len(X), *h0.shape)
    hs = kept.setdefault(shape, np.empty(shape))
    h = h0
    for t, x in enumerate(X):
        h = np.tanh(Wxh @ x + Whh @ h + bh)
        hs[t] = h
    return Why @ h + by, hs
