"""A query that may attend to nothing gives NaN with you: −∞ − (−∞), or 0/0. It has zeros
in both results.

Link: beyond/sequence-to-sequence#attention
"""

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.swapaxes(1, 2) / np.sqrt(Q.shape[-1])
    allowed = np.ones(scores.shape, dtype=bool) if mask is None else mask
    scores = np.where(allowed, scores, -np.inf)
    top = scores.max(axis=-1, keepdims=True)
    grown = np.exp(scores - top)
    total = grown.sum(axis=-1, keepdims=True)
    weights = grown / total
    return weights @ V, weights
