"""You take the root of the sum of all squares. The penalty is the sum itself.

Link: faq/overfitting#reasoning
"""

import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    new = dict(grads)
    penalty = 0.0
    for name, values in params.items():
        if values.ndim >= 2:
            penalty += np.sum(values**2)
            new[name] = grads[name] + weight_decay * values
    return loss + 0.5 * weight_decay * np.sqrt(penalty), new
