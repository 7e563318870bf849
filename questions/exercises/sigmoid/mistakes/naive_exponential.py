"""You compute exp(−x) as it is. For x = −1000 it overflows to infinity with a warning; the
quotient survives by luck, and a gradient computed from it does not. Use exp(−|x|), which is
at most 1.

Link: faq/activations
"""

import numpy as np


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))
