"""You subtract the smallest entry. The shift must bring the largest exponent down to zero;
shifted by the smallest, the others grow and overflow.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def softmax(z, axis):
    shifted = z - np.min(z, axis=axis, keepdims=True)
    weights = np.exp(shifted)
    return weights / np.sum(weights, axis=axis, keepdims=True)
