"""All four gates by one product."""

import numpy as np


def lstm_step(x, h, c, Wf, Wi, WC, Wo, bf, bi, bC, bo):
    weights = np.concatenate([Wf, Wi, Wo, WC])
    biases = np.concatenate([bf, bi, bo, bC])
    sums = weights @ np.concatenate([h, x]) + biases
    units = h.shape[0]
    f, i, o = np.split(1.0 / (1.0 + np.exp(-sums[: 3 * units])), 3)
    new_c = i * np.tanh(sums[3 * units :]) + f * c
    return o * np.tanh(new_c), new_c
