"""These are Frobenius norms, but for the last. Asked is the spectral norm, the largest
singular value: np.linalg.norm(…, 2).

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
        norms[t] = np.linalg.norm(jacobian)
    return norms
