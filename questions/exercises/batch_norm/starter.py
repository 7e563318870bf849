import numpy as np


def batch_norm(
    x, gamma, beta, running_mean, running_var,
    training, momentum, eps,
):
    """Normalise every feature of a batch, and keep running
    statistics.

    x (N,D); gamma, beta, running_mean, running_var (D,); training
    bool; momentum, eps floats. Training needs N ≥ 2, else
    ValueError. Gives out (N,D) and the new running_mean and
    running_var (D,), which in inference hold what they held.
    """
    ...
