"""The norm of ∂h_T/∂h_T is missing. There is an entry for every step, and the last one is
1.

Link: rnn-lstm/vanishing-gradient#jacobian-product
"""

import numpy as np


def gradient_flow(hs, Whh):
    T, H = hs.shape
    jacobian = np.eye(H)
    norms = np.ones(T)
    for t in range(T - 2, -1, -1):
        step = (1 - hs[t + 1] ** 2)[:, np.newaxis] * Whh
        jacobian = jacobian @ step
        norms[t] = np.linalg.norm(jacobian, 2)
    return norms[:-1]
