import numpy as np


def k_fold_indices(n, k, rng):
    """Split the indices 0 … n − 1 into k shuffled folds for
    cross-validation.

    n, k: integers, 2 ≤ k ≤ n, else ValueError; rng: a
    numpy.random.Generator, the only source of randomness. Gives a
    list of k tuples (train, validation) of integer arrays, in any
    order.
    """
    ...
