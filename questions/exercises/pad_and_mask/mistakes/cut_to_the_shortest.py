"""You cut all sequences to the shortest one. Asked is an array as long as the longest.

Link: beyond/batches#padding
"""

import numpy as np


def pad_and_mask(sequences):
    if not sequences:
        raise ValueError("There is no sequence to pad.")
    lengths = np.array([len(sequence) for sequence in sequences])
    padded = np.zeros((len(sequences), lengths.min(), sequences[0].shape[1]))
    for row, sequence in zip(padded, sequences, strict=True):
        row[:] = sequence[: lengths.min()]
    mask = np.arange(lengths.min()) < lengths[:, np.newaxis]
    return padded, mask, np.minimum(lengths, lengths.min()) - 1
