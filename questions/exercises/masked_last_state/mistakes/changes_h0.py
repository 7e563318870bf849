"""The numbers are right, but you write the states into h0, which belongs to the caller.

Link: rnn-lstm/rnn#initial-state
"""

import numpy as np


def masked_last_state(X, lengths, h0, Wxh, Whh, bh):
    h = h0
    for t in range(X.shape[1]):
        real = t < lengths
        h[real] = np.tanh(X[real, t] @ Wxh.T + h[real] @ Whh.T + bh)
    return h
