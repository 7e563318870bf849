"""You add the whole candidate to what is left of the old state. The two share: (1 − z) of
one and z of the other.

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
    return n + z * h
