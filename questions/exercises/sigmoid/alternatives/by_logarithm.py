"""exp(−log(1 + exp(−x))), with a logarithm that does not overflow."""

import numpy as np


def sigmoid(x):
    return np.exp(-np.logaddexp(0.0, -x))
