"""These are the numbers of tanh, which runs from −1 to 1. The sigmoid runs from 0 to 1: it
is (1 + tanh(x/2)) / 2.

Link: faq/activations
"""

import numpy as np


def sigmoid(x):
    return np.tanh(x)
