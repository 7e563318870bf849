import numpy as np


def rnn_forward(X, h0, Wxh, Whh, Why, bh, by):
    """Unroll a tanh RNN over one sequence and read an output from
    its last state.

    X (T,D,1), h0 (H,1), Wxh (H,D), Whh (H,H), Why (O,H), bh (H,1),
    by (O,1).
    Gives y (O,1) and the states hs (T,H,1).
    """
    ...
