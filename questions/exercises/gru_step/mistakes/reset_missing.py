"""The candidate takes the whole old state: multiply its part from h by the reset gate r.

Link: beyond/gru#reset
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
    n = np.tanh(xn + hn)
    return (1 - z) * n + z * h
