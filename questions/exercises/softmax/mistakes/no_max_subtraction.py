"""You exponentiate the scores as they are: e^710 is already infinity in float64, so large
scores give NaN. Subtract the largest score first; the result stays the same, because
the factor cancels.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def softmax(z, axis):
    shifted = z
    weights = np.exp(shifted)
    return weights / np.sum(weights, axis=axis, keepdims=True)
