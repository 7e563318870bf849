"""You give σ(x)(1 − σ(x)), which is the derivative. Asked is the function itself.

Link: faq/activations
"""

import numpy as np


def sigmoid(x):
    small = np.exp(-np.abs(x))
    value = np.where(x >= 0, 1.0, small) / (1.0 + small)
    return value * (1.0 - value)
