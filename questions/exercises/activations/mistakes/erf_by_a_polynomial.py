"""Your erf is a polynomial fit, right to about seven digits. The standard library's
math.erf is exact.

Link: faq/activations#traps
"""

import math

import numpy as np

SLOPE = 0.01


def activations(x):
    small = np.exp(-np.abs(x))
    sigmoid = np.where(x > 0, 1.0, small) / (1.0 + small)
    tanh = np.tanh(x)
    z = np.abs(x) / math.sqrt(2.0)
    t = 1.0 / (1.0 + 0.3275911 * z)
    series = 0.254829592 + t * (
        -0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))
    )
    below = 0.5 * (1.0 + np.sign(x) * (1.0 - series * t * np.exp(-z * z)))
    density = np.exp(-0.5 * x**2) / math.sqrt(2.0 * math.pi)
    return {
        "relu": (np.maximum(x, 0.0), np.where(x > 0, 1.0, 0.0)),
        "leaky_relu": (np.where(x > 0, x, SLOPE * x), np.where(x > 0, 1.0, SLOPE)),
        "sigmoid": (sigmoid, sigmoid * (1.0 - sigmoid)),
        "tanh": (tanh, 1.0 - tanh**2),
        "gelu": (x * below, below + x * density),
    }
