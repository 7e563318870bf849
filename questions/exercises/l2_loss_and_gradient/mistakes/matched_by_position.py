"""You match the two dicts by position. Their order may differ; the keys are what belongs
together.

Link: faq/overfitting#traps
"""

import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    new = dict(grads)
    for (name, gradient), values in zip(grads.items(), params.values()):
        if values.ndim >= 2:
            loss = loss + 0.5 * weight_decay * np.sum(values**2)
            if gradient.shape == values.shape:
                new[name] = gradient + weight_decay * values
    return loss, new
