"""These are Frobenius norms, the root of the sum of all squares. Asked is the spectral
norm, the largest singular value; of the identity it is 1, not √H.

Link: rnn-lstm/vanishing-gradient#jacobian-product
"""

import numpy as np


def gradient_flow(hs, Whh):
    T, H = hs.shape
    jacobian = np.eye(H)
    norms = np.full(T, np.sqrt(H))
    for t in range(T - 2, -1, -1):
        step = (1 - hs[t + 1] ** 2)[:, np.newaxis] * Whh
        jacobian = jacobian @ step
        norms[t] = np.linalg.norm(jacobian)
    return norms
