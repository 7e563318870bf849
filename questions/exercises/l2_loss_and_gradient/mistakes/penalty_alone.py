"""You give the penalty alone. It is added to the loss.

Link: faq/overfitting#reasoning
"""

import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    new = dict(grads)
    penalty = 0.0
    for name, values in params.items():
        if values.ndim >= 2:
            penalty += 0.5 * weight_decay * np.sum(values**2)
            new[name] = grads[name] + weight_decay * values
    return penalty, new
