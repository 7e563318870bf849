"""Every entry has one factor too many, so that the last one is no longer 1: ∂h_T/∂h_T is
the identity.

Link: rnn-lstm/vanishing-gradient#jacobian-product
"""

import numpy as np


def gradient_flow(hs, Whh):
    T, H = hs.shape
    jacobian = np.eye(H)
    norms = np.ones(T)
    for t in range(T - 1, -1, -1):
        step = (1 - hs[t] ** 2)[:, np.newaxis] * Whh
        jacobian = jacobian @ step
        norms[t] = np.linalg.norm(jacobian, 2)
    return norms
