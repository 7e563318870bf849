"""The features moved in front, so that ordinary broadcasting fits."""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    front = np.moveaxis(x, -1, 0)
    size = front.shape[0]
    mean = np.add.reduce(front, axis=0) / size
    second = np.add.reduce(front * front, axis=0) / size
    normed = (front - mean) * np.reciprocal(np.sqrt(second - mean * mean + eps))
    return np.moveaxis(normed, 0, -1) * gamma + beta
