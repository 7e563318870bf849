"""Each sign by the form that is safe for it."""

import numpy as np


def sigmoid(x):
    result = np.empty_like(x)
    positive = x >= 0
    result[positive] = 1.0 / (1.0 + np.exp(-x[positive]))
    grown = np.exp(x[~positive])
    result[~positive] = grown / (1.0 + grown)
    return result
