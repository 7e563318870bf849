"""The numbers are right, but you scale the given arrays in place. They belong to the
caller: make new ones.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad**2) for grad in grads))
    if norm > max_norm:
        for grad in grads:
            grad *= max_norm / norm
    return grads, norm
