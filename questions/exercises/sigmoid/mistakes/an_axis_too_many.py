"""Your result has at least one axis. A number without axes, of shape (), has to stay one: the
result has the shape of x, whatever it is.

Link: faq/activations
"""

import numpy as np


def sigmoid(x):
    x = np.atleast_1d(x)
    return 0.5 * (1.0 + np.tanh(0.5 * x))
