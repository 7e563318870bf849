"""The numbers are right, but you change what was given: you write into the caller's dict,
or into its arrays. Make a dict and arrays of your own.

Link: faq/overfitting#traps
"""

import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    new = grads
    penalty = 0.0
    for name, values in params.items():
        if values.ndim >= 2:
            penalty += 0.5 * weight_decay * np.sum(values**2)
            new[name] = grads[name] + weight_decay * values
    return loss + penalty, new
