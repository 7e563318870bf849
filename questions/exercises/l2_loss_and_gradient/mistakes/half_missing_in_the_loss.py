"""Your penalty is λΣ‖W‖², and your gradient is that of half of it. The loss carries the
factor ½.

Link: faq/overfitting#reasoning
"""

import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    new = dict(grads)
    penalty = 0.0
    for name, values in params.items():
        if values.ndim >= 2:
            penalty += weight_decay * np.sum(values**2)
            new[name] = grads[name] + weight_decay * values
    return loss + penalty, new
