"""You make a generator with a seed of your own, so every caller gets the same folds. Use
the one that is given.

Link: faq/depth-and-width#traps
"""

import numpy as np


def k_fold_indices(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to {n}, not {k}")
    folds = np.array_split(np.random.default_rng(0).permutation(n), k)
    return [
        (np.concatenate(folds[:at] + folds[at + 1 :]), validation)
        for at, validation in enumerate(folds)
    ]
