"""You leave out matrices with one row or one column. They have two dimensions, so they
are not exempt.

Link: faq/overfitting#traps
"""

import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    new = dict(grads)
    penalty = 0.0
    for name, values in params.items():
        if values.ndim >= 2 and min(values.shape) > 1:
            penalty += 0.5 * weight_decay * np.sum(values**2)
            new[name] = grads[name] + weight_decay * values
    return loss + penalty, new
