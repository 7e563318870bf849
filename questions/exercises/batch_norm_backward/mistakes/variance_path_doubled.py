"""The way through the variance is twice too large: the 2 of the square and the ½ of the
root cancel.

Link: faq/batch-norm#reasoning
"""

import numpy as np


def batch_norm_backward(dout, x, gamma, eps):
    centred = x - x.mean(axis=0)
    deviation = np.sqrt((centred**2).mean(axis=0) + eps)
    normed = centred / deviation
    dnormed = dout * gamma
    through_mean = dnormed.mean(axis=0)
    through_var = 2.0 * normed * (dnormed * normed).mean(axis=0)
    dx = (dnormed - through_mean - through_var) / deviation
    return dx, (dout * normed).sum(axis=0), dout.sum(axis=0)
