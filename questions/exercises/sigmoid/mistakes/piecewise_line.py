"""You give the straight-line approximation of the sigmoid (clip(x/5 + 1/2)). Asked is the
logistic function itself.

Link: faq/activations
"""

import numpy as np


def sigmoid(x):
    return np.clip(0.2 * x + 0.5, 0.0, 1.0)
