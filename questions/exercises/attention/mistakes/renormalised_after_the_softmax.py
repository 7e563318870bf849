"""A forbidden key has a hand in your softmax: in its maximum, or in weights that you set
to zero afterwards, dividing by the rest. Where its score is much larger, the rest
underflows to zero. Mask the scores first.

Link: beyond/sequence-to-sequence#attention
"""

import numpy as np


def attention(Q, K, V, mask):
    scores = Q @ K.swapaxes(1, 2) / np.sqrt(Q.shape[-1])
    allowed = np.ones(scores.shape, dtype=bool) if mask is None else mask
    top = scores.max(axis=-1, keepdims=True)
    grown = np.exp(scores - top) * allowed
    total = grown.sum(axis=-1, keepdims=True)
    weights = grown / np.where(total > 0.0, total, 1.0)
    return weights @ V, weights
