"""You start from zeros and never use h0. The initial state is an input: it may be learned,
or carried over from the text before.

Link: rnn-lstm/rnn#initial-state
"""

import numpy as np


def rnn_forward(X, h0, Wxh, Whh, Why, bh, by):
    h = np.zeros_like(h0)
    hs = []
    for x in X:
        h = np.tanh(Wxh @ x + Whh @ h + bh)
        hs.append(h)
    y = Why @ h + by
    return y, np.stack(hs)
