"""x[x < 0] = 0 changes the caller's array. np.maximum makes a new one.

Link: faq/activations#traps
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
    rectified = x
    relu_slope = np.where(x > 0, 1.0, 0.0)
    leaky = np.where(x > 0, x, SLOPE * x), np.where(x > 0, 1.0, SLOPE)
    gelu = x * below, below + x * density
    rectified[rectified < 0] = 0.0
    return {
        "relu": (rectified, relu_slope),
        "leaky_relu": leaky,
        "sigmoid": (sigmoid, sigmoid * (1.0 - sigmoid)),
        "tanh": (tanh, 1.0 - tanh**2),
        "gelu": gelu,
    }
