"""You give weights that have decayed, W(1 − λ), as AdamW does in its step. Asked are the
gradients.

Link: faq/overfitting#traps
"""

import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    new = dict(grads)
    penalty = 0.0
    for name, values in params.items():
        if values.ndim >= 2:
            penalty += 0.5 * weight_decay * np.sum(values**2)
            new[name] = values * (1.0 - weight_decay)
    return loss + penalty, new
