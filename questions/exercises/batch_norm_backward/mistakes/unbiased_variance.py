"""You use the unbiased variance. The forward pass normalises with the biased one, divided
by N.

Link: faq/batch-norm#traps
"""

import numpy as np


def batch_norm_backward(dout, x, gamma, eps):
    centred = x - x.mean(axis=0)
    deviation = np.sqrt((centred**2).sum(axis=0) / (len(x) - 1) + eps)
    normed = centred / deviation
    dnormed = dout * gamma
    through_mean = dnormed.mean(axis=0)
    through_var = normed * (dnormed * normed).mean(axis=0)
    dx = (dnormed - through_mean - through_var) / deviation
    return dx, (dout * normed).sum(axis=0), dout.sum(axis=0)
