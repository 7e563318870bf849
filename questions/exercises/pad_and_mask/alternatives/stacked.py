"""Pads each sequence by itself and stacks them."""

import numpy as np


def pad_and_mask(sequences):
    longest = max(len(sequence) for sequence in sequences)  # ValueError when there is none
    padded, mask = [], []
    for sequence in sequences:
        missing = longest - len(sequence)
        padded.append(np.pad(sequence, ((0, missing), (0, 0))))
        mask.append([True] * len(sequence) + [False] * missing)
    mask = np.array(mask)
    return np.stack(padded), mask, mask.sum(axis=1) - 1
