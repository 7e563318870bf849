import numpy as np


def activations(x):
    """Give five activation functions and their derivatives by x.

    x: float64 array of any shape, entries up to ±1e4.
    Gives a dict: "relu", "leaky_relu", "sigmoid", "tanh" and
    "gelu", each to a tuple (value, derivative) of two arrays in the
    shape of x.
    """
    ...
