"""One norm over all weights, laid out in a row."""

import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    decayed = {name for name in params if len(params[name].shape) > 1}
    flat = np.concatenate([np.zeros(1), *(params[name].ravel() for name in decayed)])
    total = loss + weight_decay / 2 * np.linalg.norm(flat) ** 2
    gradients = {
        name: grads[name] + weight_decay * params[name] if name in decayed else grads[name].copy()
        for name in params
    }
    return total, gradients
