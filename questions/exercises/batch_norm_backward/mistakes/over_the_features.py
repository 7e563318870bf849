"""Mean and variance are taken over the features of each sample, as in layer norm.

Link: faq/batch-norm#traps
"""

import numpy as np


def batch_norm_backward(dout, x, gamma, eps):
    centred = x - x.mean(axis=1, keepdims=True)
    deviation = np.sqrt((centred**2).mean(axis=1, keepdims=True) + eps)
    normed = centred / deviation
    dnormed = dout * gamma
    through_mean = dnormed.mean(axis=1, keepdims=True)
    through_var = normed * (dnormed * normed).mean(axis=1, keepdims=True)
    dx = (dnormed - through_mean - through_var) / deviation
    return dx, (dout * normed).sum(axis=0), dout.sum(axis=0)
