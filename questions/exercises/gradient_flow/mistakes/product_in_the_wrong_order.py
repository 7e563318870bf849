"""You multiply the Jacobians in the wrong order. The last step's stands leftmost: J_T …
J_{t+1}.

Link: rnn-lstm/vanishing-gradient#jacobian-product
"""

import numpy as np


def gradient_flow(hs, Whh):
    T, H = hs.shape
    jacobian = np.eye(H)
    norms = np.ones(T)
    for t in range(T - 2, -1, -1):
        step = (1 - hs[t + 1] ** 2)[:, np.newaxis] * Whh
        jacobian = step @ jacobian
        norms[t] = np.linalg.norm(jacobian, 2)
    return norms
