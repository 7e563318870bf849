"""Your zeros stand in front. Here they come after each sequence's end.

Link: beyond/batches#padding
"""

import numpy as np


def pad_and_mask(sequences):
    if not sequences:
        raise ValueError("There is no sequence to pad.")
    lengths = np.array([len(sequence) for sequence in sequences])
    padded = np.zeros((len(sequences), lengths.max(), sequences[0].shape[1]))
    for row, sequence in zip(padded, sequences, strict=True):
        row[len(row) - len(sequence) :] = sequence
    mask = np.arange(lengths.max()) >= lengths.max() - lengths[:, np.newaxis]
    return padded, mask, np.full(len(lengths), lengths.max() - 1)
