"""Your slope of the ReLU is an array of integers. Give floats.

Link: faq/activations#answer
"""

import math

import numpy as np

SLOPE = 0.01


def activations(x):
    small = np.exp(-np.abs(x))
    sigmoid = np.where(x > 0, 1.0, small) / (1.0 + small)
    tanh = np.tanh(x)
    below = 0.5 * (1.0 + np.vectorize(math.erf, otypes=[float])(x / math.sqrt(2.0)))
    density = np.exp(-0.5 * x**2) / math.sqrt(2.0 * math.pi)
    return {
        "relu": (np.maximum(x, 0.0), (x > 0).astype(int)),
        "leaky_relu": (np.where(x > 0, x, SLOPE * x), np.where(x > 0, 1.0, SLOPE)),
        "sigmoid": (sigmoid, sigmoid * (1.0 - sigmoid)),
        "tanh": (tanh, 1.0 - tanh**2),
        "gelu": (x * below, below + x * density),
    }
