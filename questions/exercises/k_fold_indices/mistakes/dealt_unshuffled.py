"""Your folds are every k-th index, without randomness. Shuffle the indices first.

Link: faq/depth-and-width#traps
"""

import numpy as np


def k_fold_indices(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to {n}, not {k}")
    folds = [np.arange(n)[at::k] for at in range(k)]
    return [
        (np.concatenate(folds[:at] + folds[at + 1 :]), validation)
        for at, validation in enumerate(folds)
    ]
