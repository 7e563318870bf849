"""These are the norms of ∂h_t/∂h_1, from the first step onwards. Asked is ∂h_T/∂h_t, by the
distance from the end.

Link: rnn-lstm/vanishing-gradient#jacobian-product
"""

import numpy as np


def gradient_flow(hs, Whh):
    T, H = hs.shape
    jacobian = np.eye(H)
    norms = np.ones(T)
    for t in range(1, T):
        step = (1 - hs[t] ** 2)[:, np.newaxis] * Whh
        jacobian = step @ jacobian
        norms[t] = np.linalg.norm(jacobian, 2)
    return norms
