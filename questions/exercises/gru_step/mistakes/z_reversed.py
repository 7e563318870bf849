"""You have the update gate the other way round: h' = z·n + (1 − z)·h. That is the
convention of the first paper (Cho et al., 2014); here, as in PyTorch and Keras, z = 1
keeps the old state.

Link: beyond/gru#z-convention
"""

import numpy as np


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2


def gru_step(x, h, W, U, b_ih, b_hh):
    from_x = x @ W + b_ih
    from_h = h @ U + b_hh
    xr, xz, xn = np.split(from_x, 3, axis=1)
    hr, hz, hn = np.split(from_h, 3, axis=1)
    r = sigmoid(xr + hr)
    z = sigmoid(xz + hz)
    n = np.tanh(xn + r * hn)
    return z * n + (1 - z) * h
