import numpy as np


def lstm_step(x, h, c, Wf, Wi, WC, Wo, bf, bi, bC, bo):
    """Take one step of an LSTM.

    x (D,1), h and c (H,1), each W (H,H+D), each b (H,1); h stands
    above x.
    Gives the new h (H,1) and the new c (H,1).
    """
    ...
