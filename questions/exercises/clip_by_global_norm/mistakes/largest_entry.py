"""You take the largest absolute entry for the norm. Asked is the Euclidean norm of all
entries.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = max(np.max(np.abs(grad)) for grad in grads)
    if norm > max_norm:
        return [grad * (max_norm / norm) for grad in grads], norm
    return [grad.copy() for grad in grads], norm
