"""You add a small number to the norm before you divide, so that the result is a little too
short. A norm larger than max_norm is never zero: nothing has to be added.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad**2) for grad in grads))
    if norm > max_norm:
        return [grad * (max_norm / (norm + 1e-6)) for grad in grads], norm
    return [grad.copy() for grad in grads], norm
