"""A query that may attend to nothing has zero weights with you, and its output is the
mean of the values. Both are zeros.

Link: beyond/sequence-to-sequence#attention
"""

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.swapaxes(1, 2) / np.sqrt(Q.shape[-1])
    allowed = np.ones(scores.shape, dtype=bool) if mask is None else mask
    scores = np.where(allowed, scores, -np.inf)
    top = scores.max(axis=-1, keepdims=True)
    grown = np.exp(scores - np.where(np.isfinite(top), top, 0.0))
    total = grown.sum(axis=-1, keepdims=True)
    weights = grown / np.where(total > 0.0, total, 1.0)
    alone = ~allowed.any(axis=-1, keepdims=True)
    return weights @ V + alone * V.mean(axis=1, keepdims=True), weights
