"""The numbers are right, but you shift z in place, and z belongs to the caller. Work on a
new array.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def softmax(z, axis):
    z -= np.max(z, axis=axis, keepdims=True)
    shifted = z
    weights = np.exp(shifted)
    return weights / np.sum(weights, axis=axis, keepdims=True)
