"""You add b_hn outside the reset gate. It is inside, r·(h U_n + b_hn): this is why a GRU's
two biases can't be summed into one.

Link: beyond/gru#reset
"""

import numpy as np


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2


def gru_step(x, h, W, U, b_ih, b_hh):
    from_x = x @ W + b_ih
    H = h.shape[1]
    b_in_both = b_hh.copy()
    b_in_both[2 * H :] = 0
    from_h = h @ U + b_in_both
    xr, xz, xn = np.split(from_x, 3, axis=1)
    hr, hz, hn = np.split(from_h, 3, axis=1)
    r = sigmoid(xr + hr)
    z = sigmoid(xz + hz)
    n = np.tanh(xn + b_hh[2 * H :] + r * hn)
    return (1 - z) * n + z * h
