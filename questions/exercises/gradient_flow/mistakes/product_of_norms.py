"""You multiply the norms of the steps. That is an upper bound; asked is the norm of the
product.

Link: rnn-lstm/vanishing-gradient#jacobian-product
"""

import numpy as np


def gradient_flow(hs, Whh):
    T, H = hs.shape
    jacobian = np.eye(H)
    norms = np.ones(T)
    for t in range(T - 2, -1, -1):
        step = (1 - hs[t + 1] ** 2)[:, np.newaxis] * Whh
        norms[t] = norms[t + 1] * np.linalg.norm(step, 2)
    return norms
