"""You clip large scores before the exponential, so that scores which differ become equal.
Subtracting the largest score needs no clipping.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def softmax(z, axis):
    shifted = np.clip(z, -500.0, 500.0)
    weights = np.exp(shifted)
    return weights / np.sum(weights, axis=axis, keepdims=True)
