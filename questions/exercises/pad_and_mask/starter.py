import numpy as np


def pad_and_mask(sequences):
    """Put sequences of different lengths into one array.

    sequences: list of float64 arrays (T_i, D). Gives padded
    (B, T_max, D) with zeros after each end, mask (B, T_max) bool,
    True where a step is real, and last (B,) int, the index of each
    last real step. Raises ValueError for an empty list.
    """
    ...
