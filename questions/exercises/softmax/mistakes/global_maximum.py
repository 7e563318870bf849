"""You subtract the largest entry of the whole array, not the largest along the axis. A
slice whose entries all lie far below it turns into 0/0: every slice needs a shift of
its own.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def softmax(z, axis):
    shifted = z - np.max(z)
    weights = np.exp(shifted)
    return weights / np.sum(weights, axis=axis, keepdims=True)
