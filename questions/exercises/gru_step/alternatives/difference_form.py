"""h' = n + z (h − n), with the blocks cut by slices."""

import numpy as np


def gru_step(x, h, W, U, b_ih, b_hh):
    H = h.shape[1]
    gates = x @ W[:, : 2 * H] + h @ U[:, : 2 * H] + (b_ih + b_hh)[: 2 * H]
    gates = 1 / (1 + np.exp(-gates))
    r, z = gates[:, :H], gates[:, H:]
    inner = h @ U[:, 2 * H :] + b_hh[2 * H :]
    n = np.tanh(x @ W[:, 2 * H :] + b_ih[2 * H :] + r * inner)
    return n + z * (h - n)
