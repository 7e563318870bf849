"""Weights as exp(score − log Σ exp), by logaddexp."""

import numpy as np


def attention(Q, K, V, mask):
    scores = np.matmul(Q, np.transpose(K, (0, 2, 1))) / np.sqrt(float(K.shape[-1]))
    if mask is None:
        mask = np.full(scores.shape, True)
    lowered = np.where(mask, scores, -1e300)
    total = np.logaddexp.reduce(lowered, axis=-1, keepdims=True)
    weights = np.where(mask, np.exp(lowered - total), 0.0)
    return np.matmul(weights, V), weights
