"""You take the largest absolute eigenvalue. The spectral norm is the largest singular
value; the two agree only for special matrices.

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
        norms[t] = np.max(np.abs(np.linalg.eigvals(jacobian)))
    return norms
