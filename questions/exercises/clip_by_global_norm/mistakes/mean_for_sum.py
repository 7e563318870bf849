"""You take the root of the mean of squares. The norm is the root of their sum.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(np.mean(np.concatenate([grad.ravel() ** 2 for grad in grads])))
    if norm > max_norm:
        return [grad * (max_norm / norm) for grad in grads], norm
    return [grad.copy() for grad in grads], norm
