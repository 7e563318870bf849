"""You add the norms of the arrays. The global norm is the root of the sum of their squares.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = sum(np.sqrt(np.sum(grad**2)) for grad in grads)
    if norm > max_norm:
        return [grad * (max_norm / norm) for grad in grads], norm
    return [grad.copy() for grad in grads], norm
