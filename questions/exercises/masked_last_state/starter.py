import numpy as np


def masked_last_state(X, lengths, h0, Wxh, Whh, bh):
    """Give the state of a tanh RNN at each sequence's own end.

    X (B,T,D): padded, with whatever stands after each end; lengths
    (B,) int, from 1 to T; h0 (B,H), Wxh (H,D), Whh (H,H), bh (H).
    Gives h (B,H).
    """
    ...
