import numpy as np


def clip_by_global_norm(grads, max_norm):
    """Scale gradients down so that their common norm is at most
    max_norm.

    grads: list of float64 arrays of any shapes; max_norm:
    float > 0.
    Gives the list of scaled arrays, and the norm of all of them
    before (a float).
    """
    ...
