"""All entries of the array together sum to one. Softmax normalises along `axis` only, so
each slice along it sums to one by itself: `keepdims=True` and `axis=axis` in the sum.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def softmax(z, axis):
    shifted = z - np.max(z, axis=axis, keepdims=True)
    weights = np.exp(shifted)
    return weights / np.sum(weights)
