"""You read the blocks as z, r, n, which is the order of Keras. Here it is r, z, n.

Link: beyond/gru#equations
"""

import numpy as np


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2


def gru_step(x, h, W, U, b_ih, b_hh):
    from_x = x @ W + b_ih
    from_h = h @ U + b_hh
    xz, xr, xn = np.split(from_x, 3, axis=1)
    hz, hr, hn = np.split(from_h, 3, axis=1)
    r = sigmoid(xr + hr)
    z = sigmoid(xz + hz)
    n = np.tanh(xn + r * hn)
    return (1 - z) * n + z * h
