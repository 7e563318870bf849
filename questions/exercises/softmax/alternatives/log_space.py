"""In log space: subtract log-sum-exp, exponentiate once at the end."""

import numpy as np


def softmax(z, axis):
    largest = z.max(axis=axis, keepdims=True)
    log_total = largest + np.log(np.exp(z - largest).sum(axis=axis, keepdims=True))
    return np.exp(z - log_total)
