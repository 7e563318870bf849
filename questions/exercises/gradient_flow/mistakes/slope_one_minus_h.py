"""You take 1 − h for the slope of tanh. It is 1 − h².

Link: rnn-lstm/vanishing-gradient#jacobian-product
"""

import numpy as np


def gradient_flow(hs, Whh):
    T, H = hs.shape
    jacobian = np.eye(H)
    norms = np.ones(T)
    for t in range(T - 2, -1, -1):
        step = (1 - hs[t + 1])[:, np.newaxis] * Whh
        jacobian = jacobian @ step
        norms[t] = np.linalg.norm(jacobian, 2)
    return norms
