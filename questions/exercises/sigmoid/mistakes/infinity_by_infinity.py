"""You compute exp(x) / (1 + exp(x)). For x = 1000 both are infinite, and their quotient is
NaN. Use exp(−|x|), which is at most 1.

Link: faq/activations
"""

import numpy as np


def sigmoid(x):
    grown = np.exp(x)
    return grown / (1.0 + grown)
