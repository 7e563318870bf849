import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    """Add L2 regularisation to a loss and to its gradients.

    loss float; grads and params: dicts of arrays with the same
    keys, each gradient in the shape of its parameter; weight_decay
    float. Arrays with fewer than two dimensions are exempt.
    Gives the loss (float) and the gradients, a dict with all the
    keys.
    """
    ...
