"""Every array has a factor, which is zero for those that are exempt."""

import numpy as np


def l2_loss_and_gradient(loss, grads, params, weight_decay):
    gradients = {}
    for name in sorted(grads):
        W = params[name]
        factor = weight_decay if np.ndim(W) > 1 else 0.0
        loss = loss + factor * np.vdot(W, W) / 2.0
        gradients[name] = factor * W + grads[name]
    return float(loss), gradients
