import numpy as np


def batch_norm_backward(dout, x, gamma, eps):
    """Take the gradient of a batch norm in training back to its
    input and parameters.

    dout, x (N,D); gamma (D,); the forward pass was
    gamma · (x − mean) / √(var + eps) + beta with mean and biased
    variance over the batch. Gives dx (N,D), dgamma (D,), dbeta
    (D,).
    """
    ...
