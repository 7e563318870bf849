"""You take the sum of absolute values for the norm. Asked is the Euclidean norm.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = sum(np.sum(np.abs(grad)) for grad in grads)
    if norm > max_norm:
        return [grad * (max_norm / norm) for grad in grads], norm
    return [grad.copy() for grad in grads], norm
