"""The slope of tanh is missing from the Jacobians: diag(1 − h²) stands before Whh.

Link: rnn-lstm/vanishing-gradient#jacobian-product
"""

import numpy as np


def gradient_flow(hs, Whh):
    T, H = hs.shape
    jacobian = np.eye(H)
    norms = np.ones(T)
    for t in range(T - 2, -1, -1):
        step = Whh
        jacobian = jacobian @ step
        norms[t] = np.linalg.norm(jacobian, 2)
    return norms
