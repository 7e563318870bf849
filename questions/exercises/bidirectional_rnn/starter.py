import numpy as np


def bidirectional_rnn(X, forward_params, backward_params):
    """Read a batch of sequences in both directions with two tanh
    RNNs.

    X (B,T,D); each params is a tuple
    (Wxh (H,D), Whh (H,H), bh (H)); both start from zeros.
    Gives the states (B,T,2H), for every step those of the forward
    network first.
    """
    ...
