"""Your curve falls where it should rise: the minus sign in exp(−x) is missing, so these are
the numbers of 1 − σ(x).

Link: faq/activations
"""

import numpy as np


def sigmoid(x):
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, small, 1.0) / (1.0 + small)
