"""Shuffle a list in place and deal it out like cards."""

import numpy as np


def k_fold_indices(n, k, rng):
    if k < 2 or k > n:
        raise ValueError("there must be at least two folds, and none of them empty")
    cards = list(range(n))
    rng.shuffle(cards)
    result = []
    for fold in range(k):
        validation = cards[fold::k]
        chosen = set(validation)
        train = [index for index in cards if index not in chosen]
        result.append((np.array(train, dtype=int), np.array(validation, dtype=int)))
    return result
