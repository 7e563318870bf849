"""Every unit by itself, as the sums in the formula say."""

import numpy as np


def rnn_step(x, h, Wxh, Whh, bh):
    new = np.zeros_like(h)
    for unit in range(h.shape[0]):
        total = bh[unit, 0]
        for k in range(h.shape[0]):
            total += Whh[unit, k] * h[k, 0]
        for k in range(x.shape[0]):
            total += Wxh[unit, k] * x[k, 0]
        new[unit, 0] = np.tanh(total)
    return new
