"""This is L1: the sum of absolute values and their signs. L2 adds squares, and the
weights themselves.

Link: faq/overfitting#reasoning
"""

import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    new = dict(grads)
    penalty = 0.0
    for name, values in params.items():
        if values.ndim >= 2:
            penalty += weight_decay * np.sum(np.abs(values))
            new[name] = grads[name] + weight_decay * np.sign(values)
    return loss + penalty, new
