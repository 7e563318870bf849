import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    """Fit a line by `steps` steps of gradient descent on the whole
    data.

    X (N,D), y (N,), w (D,), b float. The loss is half the mean
    squared error.
    Gives the new w (D,), the new b (float) and losses (steps,),
    each before its update.
    """
    ...
