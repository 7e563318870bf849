"""The engine's cross-entropy: its gradient by the scores is the probabilities less the target."""

import numpy as np

from engine.losses import cross_entropy


def softmax(z, axis):
    rows = np.moveaxis(z, axis, -1)
    flat = rows.reshape(-1, rows.shape[-1])
    gradient = np.array(cross_entropy(flat, np.zeros(len(flat), dtype=int)).gradient)
    probabilities = gradient * len(flat)
    probabilities[:, 0] += 1
    return np.moveaxis(probabilities.reshape(rows.shape), -1, axis)
