import numpy as np


def sigmoid(x):
    """Squash every entry of x into (0, 1), for entries up to ±1e4.

    x: float64 array of any shape. Gives an array of the same shape.
    """
    ...
