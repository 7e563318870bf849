import numpy as np


def layer_norm(x, gamma, beta, eps):
    """Normalise over the last axis, then scale and shift.

    x (…, D) with any number of axes in front, gamma and beta (D,),
    eps float.
    Gives an array in the shape of x.
    """
    ...
