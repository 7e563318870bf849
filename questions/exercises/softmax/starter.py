import numpy as np


def softmax(z, axis):
    """Turn scores into probabilities along `axis`, for entries up
    to ±1e4.

    z: array of any shape; axis: int. Gives an array of z's shape.
    """
    ...
