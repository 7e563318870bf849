"""Softmax along one axis, shifted by the largest entry so that no exponential overflows."""

import numpy as np


def softmax(z, axis):
    shifted = z - np.max(z, axis=axis, keepdims=True)
    weights = np.exp(shifted)
    return weights / np.sum(weights, axis=axis, keepdims=True)
