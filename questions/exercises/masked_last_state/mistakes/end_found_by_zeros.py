"""You look for the end by steps of zeros. The padding may hold anything: use the lengths.

Link: beyond/batches#padding
"""

import numpy as np


def masked_last_state(X, lengths, h0, Wxh, Whh, bh):
    h = h0.copy()
    for t in range(X.shape[1]):
        real = np.any(X[:, t] != 0, axis=1)
        h[real] = np.tanh(X[real, t] @ Wxh.T + h[real] @ Whh.T + bh)
    return h
