"""You return the list alone. Asked are the list and the norm before clipping.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad**2) for grad in grads))
    if norm > max_norm:
        return [grad * (max_norm / norm) for grad in grads]
    return [grad.copy() for grad in grads]
