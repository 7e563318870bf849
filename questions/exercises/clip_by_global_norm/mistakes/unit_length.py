"""You scale to length 1 and leave max_norm out: the factor is max_norm / n.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad**2) for grad in grads))
    if norm > max_norm:
        return [grad * (1.0 / norm) for grad in grads], norm
    return [grad.copy() for grad in grads], norm
