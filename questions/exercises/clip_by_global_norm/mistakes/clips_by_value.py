"""You clip each entry to ±max_norm, which changes the direction of the step. Asked is one
factor for all entries.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad**2) for grad in grads))
    return [np.clip(grad, -max_norm, max_norm) for grad in grads], norm
