"""Your training indices overlap with the validation fold by one: the slice begins one too
early.

Link: faq/depth-and-width#traps
"""

import numpy as np


def k_fold_indices(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to {n}, not {k}")
    folds = np.array_split(rng.permutation(n), k)
    return [
        (np.concatenate(folds[:at] + folds[at + 1 :] + [validation[:1]]), validation)
        for at, validation in enumerate(folds)
    ]
