import numpy as np


def max_pool(X, size, stride):
    """Give the largest entry of each window, and where in the
    window it stands.

    X (N,C,H,W); windows are size × size, without padding, and what
    does not fit is dropped.
    Gives pooled (N,C,H',W') and argmax (N,C,H',W'), int:
    row · size + column in the window, the first where several are
    equal.
    """
    ...
