import numpy as np


def gru_step(x, h, W, U, b_ih, b_hh):
    """Give the next state (B,H) of a GRU.

    x (B,D), h (B,H), W (D,3H), U (H,3H), b_ih and b_hh (3H); blocks
    in the order r, z, n.
    n = tanh(x W_n + b_in + r · (h U_n + b_hn)) and
    h' = (1 − z) · n + z · h.
    """
    ...
