"""You multiply with the transpose of Whh. Row j of Whh holds the weights into unit j: Whh
@ h.

Link: rnn-lstm/rnn#recurrence
"""

import numpy as np


def rnn_forward(X, h0, Wxh, Whh, Why, bh, by):
    h = h0
    hs = []
    for x in X:
        h = np.tanh(Wxh @ x + Whh.T @ h + bh)
        hs.append(h)
    y = Why @ h + by
    return y, np.stack(hs)
