"""You scale to max_norm in any case, so that short gradients grow. Only those that are too
long are scaled.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad**2) for grad in grads))
    if norm > 0:
        return [grad * (max_norm / norm) for grad in grads], norm
    return [grad.copy() for grad in grads], norm
