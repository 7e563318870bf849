"""You divide by N twice: the means over the batch have it already.

Link: faq/batch-norm#reasoning
"""

import numpy as np


def batch_norm_backward(dout, x, gamma, eps):
    centred = x - x.mean(axis=0)
    deviation = np.sqrt((centred**2).mean(axis=0) + eps)
    normed = centred / deviation
    dnormed = dout * gamma
    through_mean = dnormed.mean(axis=0)
    through_var = normed * (dnormed * normed).mean(axis=0)
    dx = (dnormed - through_mean - through_var) / deviation / len(x)
    return dx, (dout * normed).sum(axis=0), dout.sum(axis=0)
