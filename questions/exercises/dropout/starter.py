import numpy as np


def dropout(x, rate, training, rng):
    """Drop entries at random in training, so that nothing needs to
    change in inference.

    x: float64 array of any shape; rate: the chance that an entry is
    dropped, 0 ≤ rate < 1, else ValueError; training bool; rng: a
    numpy.random.Generator, the only source of randomness.
    Gives out and mask in the shape of x; the mask carries the
    scale, and is all ones in inference.
    """
    ...
