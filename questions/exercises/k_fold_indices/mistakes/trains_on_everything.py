"""Your training indices hold the validation fold too. A model is then judged on samples
that it has seen.

Link: faq/depth-and-width#traps
"""

import numpy as np


def k_fold_indices(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to {n}, not {k}")
    folds = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(folds), validation) for at, validation in enumerate(folds)]
