"""You shuffle each fold by itself, so which index is in which fold is not random. Shuffle
the indices before you cut.

Link: faq/depth-and-width#traps
"""

import numpy as np


def k_fold_indices(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to {n}, not {k}")
    folds = [rng.permutation(block) for block in np.array_split(np.arange(n), k)]
    return [
        (np.concatenate(folds[:at] + folds[at + 1 :]), validation)
        for at, validation in enumerate(folds)
    ]
