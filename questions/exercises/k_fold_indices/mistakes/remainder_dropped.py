"""When k does not divide n you leave the rest out. Every index is in exactly one
validation fold.

Link: faq/depth-and-width#reasoning
"""

import numpy as np


def k_fold_indices(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to {n}, not {k}")
    folds = np.split(rng.permutation(n)[: n // k * k], k)
    return [
        (np.concatenate(folds[:at] + folds[at + 1 :]), validation)
        for at, validation in enumerate(folds)
    ]
