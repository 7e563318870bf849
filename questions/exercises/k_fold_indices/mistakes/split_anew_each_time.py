"""You shuffle anew for each fold, so an index may be validated twice, or never. It is one
permutation, cut into k pieces.

Link: faq/depth-and-width#traps
"""

import numpy as np


def k_fold_indices(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to {n}, not {k}")
    result = []
    for _ in range(k):
        shuffled = rng.permutation(n)
        result.append((shuffled[n // k :], shuffled[: n // k]))
    return result
