"""You give the norm after clipping. Asked is the one before, which tells whether anything
was cut.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad**2) for grad in grads))
    if norm > max_norm:
        return [grad * (max_norm / norm) for grad in grads], max_norm
    return [grad.copy() for grad in grads], norm
