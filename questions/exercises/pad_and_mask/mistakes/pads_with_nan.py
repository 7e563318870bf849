"""Your padding is NaN. Asked are zeros.

Link: beyond/batches#padding
"""

import numpy as np


def pad_and_mask(sequences):
    if not sequences:
        raise ValueError("There is no sequence to pad.")
    lengths = np.array([len(sequence) for sequence in sequences])
    padded = np.full((len(sequences), lengths.max(), sequences[0].shape[1]), np.nan)
    for row, sequence in zip(padded, sequences, strict=True):
        row[: len(sequence)] = sequence
    mask = np.arange(lengths.max()) < lengths[:, np.newaxis]
    return padded, mask, lengths - 1
