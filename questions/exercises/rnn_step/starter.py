import numpy as np


def rnn_step(x, h, Wxh, Whh, bh):
    """Take one step of a tanh RNN.

    x (D,1), h (H,1), Wxh (H,D), Whh (H,H), bh (H,1). Gives the new
    h (H,1).
    """
    ...
