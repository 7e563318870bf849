"""The sigmoid as a tanh, the rectifiers as products with their slopes, erf by its series."""

import numpy as np


def erf(z):
    """Sum the series z·exp(−z²)·Σ (2z²)ⁿ / (1·3·5…(2n+1)), which has no terms that cancel."""
    z = np.clip(z, -6.0, 6.0)
    term = total = np.array(z)
    for n in range(1, 150):
        term = term * 2.0 * z * z / (2 * n + 1)
        total = total + term
    return 2.0 / np.sqrt(np.pi) * np.exp(-z * z) * total


def activations(x):
    t, half = np.tanh(x), np.tanh(x / 2)
    positive = (x > 0).astype(x.dtype)
    leaky = positive + 0.01 * (1 - positive)
    chance = (1 + erf(x / np.sqrt(2))) / 2
    return {
        "gelu": (x * chance, chance + x * np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)),
        "tanh": (t, (1 + t) * (1 - t)),
        "sigmoid": ((1 + half) / 2, (1 + half) * (1 - half) / 4),
        "leaky_relu": (leaky * x, leaky),
        "relu": (positive * x, positive),
    }
