"""Every entry by itself, with the standard library."""

import math

import numpy as np


def relu(z):
    return (z, 1.0) if z > 0 else (0.0, 0.0)


def leaky_relu(z):
    return (z, 1.0) if z > 0 else (z / 100, 0.01)


def sigmoid(z):
    value = 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))
    other = 1 / (1 + math.exp(z)) if z < 0 else math.exp(-z) / (1 + math.exp(-z))
    return value, value * other


def tanh(z):
    value = math.tanh(z)
    return value, (1 - value) * (1 + value)


def gelu(z):
    chance = math.erfc(-z / 2**0.5) / 2
    return z * chance, chance + z * math.exp(-z * z / 2) / (2 * math.pi) ** 0.5


def activations(x):
    results = {}
    for function in (relu, leaky_relu, sigmoid, tanh, gelu):
        pairs = [function(float(z)) for z in x.ravel()]
        values = np.array([value for value, _ in pairs], dtype=float).reshape(x.shape)
        slopes = np.array([slope for _, slope in pairs], dtype=float).reshape(x.shape)
        results[function.__name__] = values, slopes
    return results
