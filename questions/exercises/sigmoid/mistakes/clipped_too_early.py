"""You clip x to a small range before the exponential, so that everything outside gets the
same value. Clipping is not needed: exp(−|x|) never overflows.

Link: faq/activations
"""

import numpy as np


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-np.clip(x, -10.0, 10.0)))
