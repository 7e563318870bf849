"""Your last index is that of the last step that is not zero. A sequence may end with zeros:
take its length.

Link: beyond/batches#padding
"""

import numpy as np


def pad_and_mask(sequences):
    if not sequences:
        raise ValueError("There is no sequence to pad.")
    lengths = np.array([len(sequence) for sequence in sequences])
    padded = np.zeros((len(sequences), lengths.max(), sequences[0].shape[1]))
    for row, sequence in zip(padded, sequences, strict=True):
        row[: len(sequence)] = sequence
    mask = np.arange(lengths.max()) < lengths[:, np.newaxis]
    found = np.any(padded != 0, axis=2)[:, ::-1]
    last = len(mask[0]) - 1 - np.argmax(found, axis=1)
    return padded, mask, last
