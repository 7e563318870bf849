"""Draw each fold from what is left, and give the training indices in sorted order."""

import numpy as np


def k_fold_indices(n, k, rng):
    if not (k >= 2 and n >= k):
        raise ValueError
    left, result = np.arange(n), []
    for fold in range(k, 0, -1):
        validation = rng.choice(left, size=len(left) // fold, replace=False)
        left = np.setdiff1d(left, validation)
        result.append((np.setdiff1d(np.arange(n), validation), validation))
    return result
