"""When k does not divide n, your last fold takes the whole rest. The folds' sizes differ
by at most one.

Link: faq/depth-and-width#reasoning
"""

import numpy as np


def k_fold_indices(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to {n}, not {k}")
    folds = np.split(rng.permutation(n), [n // k * at for at in range(1, k)])
    return [
        (np.concatenate(folds[:at] + folds[at + 1 :]), validation)
        for at, validation in enumerate(folds)
    ]
