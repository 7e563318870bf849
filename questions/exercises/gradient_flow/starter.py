import numpy as np


def gradient_flow(hs, Whh):
    """Give the spectral norm of ∂h_T/∂h_t for every t = 1 … T.

    hs (T,H): the states h_1 … h_T of a tanh RNN; Whh (H,H). Gives
    norms (T,); the last one is 1.
    """
    ...
