"""np.linalg.norm with ord=2 is a matrix's largest singular value. Asked is the sum of the
squares of all entries.

Link: faq/overfitting#reasoning
"""

import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    new = dict(grads)
    penalty = 0.0
    for name, values in params.items():
        if values.ndim >= 2:
            penalty += 0.5 * weight_decay * np.linalg.norm(values.reshape(len(values), -1), 2) ** 2
            new[name] = grads[name] + weight_decay * values
    return loss + penalty, new
