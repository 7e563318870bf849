"""An empty list ends in an IndexError. Asked is a ValueError that says what is wrong.

Link: beyond/batches#padding
"""

import numpy as np


def pad_and_mask(sequences):
    D = sequences[0].shape[1]
    lengths = np.array([len(sequence) for sequence in sequences])
    padded = np.zeros((len(sequences), lengths.max(), D))
    for row, sequence in zip(padded, sequences, strict=True):
        row[: len(sequence)] = sequence
    mask = np.arange(lengths.max()) < lengths[:, np.newaxis]
    return padded, mask, lengths - 1
