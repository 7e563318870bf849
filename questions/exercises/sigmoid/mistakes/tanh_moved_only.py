"""You moved and scaled tanh(x), but its argument has to be halved: σ(x) = (1 + tanh(x/2)) /
2.

Link: faq/activations
"""

import numpy as np


def sigmoid(x):
    return 0.5 * (1.0 + np.tanh(x))
