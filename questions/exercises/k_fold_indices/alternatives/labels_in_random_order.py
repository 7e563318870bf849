"""Give every index the number of its fold, in the order of random keys."""

import numpy as np


def k_fold_indices(n, k, rng):
    if k not in range(2, n + 1):
        raise ValueError(k)
    fold_of = np.empty(n, dtype=int)
    fold_of[np.argsort(rng.random(n))] = np.arange(n) % k
    return [(np.flatnonzero(fold_of != fold), np.nonzero(fold_of == fold)[0]) for fold in range(k)]
