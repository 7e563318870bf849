"""Sequences of different lengths in one array, with a mask of what is real."""

import numpy as np


def pad_and_mask(sequences):
    if not sequences:
        raise ValueError("There is no sequence to pad.")
    lengths = np.array([len(sequence) for sequence in sequences])
    padded = np.zeros((len(sequences), lengths.max(), sequences[0].shape[1]))
    for row, sequence in zip(padded, sequences, strict=True):
        row[: len(sequence)] = sequence
    mask = np.arange(lengths.max()) < lengths[:, np.newaxis]
    return padded, mask, lengths - 1
