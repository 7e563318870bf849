"""Each matrix cut into its part for h and its part for x."""

import numpy as np


def lstm_step(x, h, c, Wf, Wi, WC, Wo, bf, bi, bC, bo):
    units = h.shape[0]

    def weighted(W, b):
        return b + W[:, units:] @ x + W[:, :units] @ h

    def gate(W, b):
        z = weighted(W, b)
        small = np.exp(-np.abs(z))
        return np.where(z >= 0, 1.0, small) / (1.0 + small)

    kept = c * gate(Wf, bf)
    written = gate(Wi, bi) * np.tanh(weighted(WC, bC))
    memory = kept + written
    return np.tanh(memory) * gate(Wo, bo), memory
