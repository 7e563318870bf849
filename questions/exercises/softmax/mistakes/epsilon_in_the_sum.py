"""You add a small number to the sum, so that the probabilities add up to less than one.
After the shift the sum is at least 1 and needs no guard.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def softmax(z, axis):
    shifted = z - np.max(z, axis=axis, keepdims=True)
    weights = np.exp(shifted)
    return weights / (np.sum(weights, axis=axis, keepdims=True) + 1e-6)
