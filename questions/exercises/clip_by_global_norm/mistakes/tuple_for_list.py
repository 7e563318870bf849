"""You give the arrays as a tuple. Asked is a list.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad**2) for grad in grads))
    if norm > max_norm:
        return tuple(grad * (max_norm / norm) for grad in grads), norm
    return tuple(grad.copy() for grad in grads), norm
