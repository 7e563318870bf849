"""You divide the scores themselves by their sum. Scores may be negative; softmax makes them
positive by the exponential first.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def softmax(z, axis):
    weights = z - np.min(z, axis=axis, keepdims=True) + 1.0
    return weights / np.sum(weights, axis=axis, keepdims=True)
