"""You replace forbidden scores by a number and not by −∞, so a query that may attend to
nothing spreads its weights evenly. It has zeros.

Link: beyond/sequence-to-sequence#attention
"""

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.swapaxes(1, 2) / np.sqrt(Q.shape[-1])
    allowed = np.ones(scores.shape, dtype=bool) if mask is None else mask
    scores = np.where(allowed, scores, -1e9)
    top = scores.max(axis=-1, keepdims=True)
    grown = np.exp(scores - np.where(np.isfinite(top), top, 0.0))
    total = grown.sum(axis=-1, keepdims=True)
    weights = grown / np.where(total > 0.0, total, 1.0)
    return weights @ V, weights
