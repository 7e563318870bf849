"""You subtract the largest absolute value. With scores far below zero every exponential
underflows, and 0/0 is NaN. Subtract the largest score itself.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def softmax(z, axis):
    shifted = z - np.max(np.abs(z), axis=axis, keepdims=True)
    weights = np.exp(shifted)
    return weights / np.sum(weights, axis=axis, keepdims=True)
