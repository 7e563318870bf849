"""Makes the mask first; all steps are then put where it is True."""

import numpy as np


def pad_and_mask(sequences):
    if len(sequences) == 0:
        raise ValueError("empty")
    ends = np.array([s.shape[0] - 1 for s in sequences], dtype=np.int32)
    mask = np.arange(ends.max() + 1)[None, :] <= ends[:, None]
    padded = np.zeros((*mask.shape, sequences[0].shape[-1]))
    padded[mask] = np.concatenate(sequences)
    return padded, mask, ends
