"""Every step starts from h0 again, so the network has no memory: the state of one step has
to enter the next.

Link: rnn-lstm/rnn#loop
"""

import numpy as np


def rnn_forward(X, h0, Wxh, Whh, Why, bh, by):
    h = h0
    hs = []
    for x in X:
        h = np.tanh(Wxh @ x + Whh @ h0 + bh)
        hs.append(h)
    y = Why @ h + by
    return y, np.stack(hs)
