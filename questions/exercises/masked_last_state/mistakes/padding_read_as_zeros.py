"""You set padded inputs to zero and go on. The state still moves, through Whh and the bias:
hold it.

Link: beyond/batches#padding
"""

import numpy as np


def masked_last_state(X, lengths, h0, Wxh, Whh, bh):
    h = h0.copy()
    for t in range(X.shape[1]):
        x = np.where((t < lengths)[:, np.newaxis], X[:, t], 0.0)
        h = np.tanh(x @ Wxh.T + h @ Whh.T + bh)
    return h
