"""The numbers are right, but you write the result into x, which belongs to the caller. Work
on a new array.

Link: faq/activations
"""

import numpy as np


def sigmoid(x):
    small = np.exp(-np.abs(x))
    x[...] = np.where(x >= 0, 1.0, small) / (1.0 + small)
    return x
