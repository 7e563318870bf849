import numpy as np


def bptt(X, targets, h0, Wxh, Whh, Why, bh, by):
    """Give the loss of a tanh RNN on a batch, and the gradient of
    every parameter.

    X (B,T,D), targets (B,T,O), h0 (B,H), Wxh (H,D), Whh (H,H), Why
    (O,H), bh (H), by (O). The loss is half the sum of squared
    errors of the outputs of all steps and samples.
    Gives loss (float), dWxh (H,D), dWhh (H,H), dWhy (O,H), dbh (H),
    dby (O).
    """
    ...
