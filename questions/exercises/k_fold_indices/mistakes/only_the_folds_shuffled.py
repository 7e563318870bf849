"""You shuffle the order of the folds, and each fold is still a block of neighbours.
Shuffle the indices before you cut.

Link: faq/depth-and-width#traps
"""

import numpy as np


def k_fold_indices(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to {n}, not {k}")
    blocks = np.array_split(np.arange(n), k)
    folds = [blocks[at] for at in rng.permutation(k)]
    return [
        (np.concatenate(folds[:at] + folds[at + 1 :]), validation)
        for at, validation in enumerate(folds)
    ]
