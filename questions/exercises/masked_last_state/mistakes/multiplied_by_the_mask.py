"""You mix new and old state by multiplying with the mask. 0 · NaN is NaN, so what stands in
the padding gets through: select with np.where or an index.

Link: beyond/batches#padding
"""

import numpy as np


def masked_last_state(X, lengths, h0, Wxh, Whh, bh):
    h = h0.copy()
    for t in range(X.shape[1]):
        real = (t < lengths)[:, np.newaxis].astype(float)
        h = real * np.tanh(X[:, t] @ Wxh.T + h @ Whh.T + bh) + (1 - real) * h
    return h
