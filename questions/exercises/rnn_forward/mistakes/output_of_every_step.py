"""You give an output for every step. Asked is one for the sequence, from its last state.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def rnn_forward(X, h0, Wxh, Whh, Why, bh, by):
    h = h0
    hs = []
    for x in X:
        h = np.tanh(Wxh @ x + Whh @ h + bh)
        hs.append(h)
    y = np.stack([Why @ each + by for each in hs])
    return y, np.stack(hs)
