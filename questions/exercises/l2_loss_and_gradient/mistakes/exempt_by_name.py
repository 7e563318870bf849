"""You decide by the first letter of the name. It is the number of dimensions that counts.

Link: faq/overfitting#traps
"""

import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    new = dict(grads)
    penalty = 0.0
    for name, values in params.items():
        if not name.startswith("b"):
            penalty += 0.5 * weight_decay * np.sum(values**2)
            new[name] = grads[name] + weight_decay * values
    return loss + penalty, new
