"""You draw a fold for each index by itself, so the folds' sizes are random too. They
differ by at most one.

Link: faq/depth-and-width#reasoning
"""

import numpy as np


def k_fold_indices(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to {n}, not {k}")
    fold_of = rng.integers(k, size=n)
    folds = [np.flatnonzero(fold_of == at) for at in range(k)]
    return [
        (np.concatenate(folds[:at] + folds[at + 1 :]), validation)
        for at, validation in enumerate(folds)
    ]
