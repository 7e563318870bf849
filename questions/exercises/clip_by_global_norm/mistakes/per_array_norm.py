"""You clip each array by its own norm. The norm is taken over all of them together, and one
factor scales all, so that the direction stays.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad**2) for grad in grads))
    clipped = []
    for grad in grads:
        own = np.sqrt(np.sum(grad**2))
        clipped.append(grad * (max_norm / own) if own > max_norm else grad.copy())
    return clipped, norm
