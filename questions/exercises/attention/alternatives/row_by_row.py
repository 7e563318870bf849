"""Every query by itself, over the keys that it may see."""

import numpy as np


def attention(Q, K, V, mask):
    batch, queries, size = Q.shape
    out = np.zeros((batch, queries, V.shape[2]))
    weights = np.zeros((batch, queries, K.shape[1]))
    for b, t in np.ndindex(batch, queries):
        keys = range(K.shape[1])
        seen = [s for s in keys if mask is None or mask[b, t, s]]
        if not seen:
            continue
        scores = np.array([np.dot(Q[b, t], K[b, s]) for s in seen]) * size**-0.5
        chances = np.exp(scores - max(scores))
        chances /= chances.sum()
        for s, chance in zip(seen, chances, strict=True):
            weights[b, t, s] = chance
            out[b, t] += chance * V[b, s]
    return out, weights
