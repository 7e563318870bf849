"""You compare the sum of squares with max_norm. The norm is its root.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = sum(np.sum(grad**2) for grad in grads)
    if norm > max_norm:
        return [grad * (max_norm / norm) for grad in grads], norm
    return [grad.copy() for grad in grads], norm
