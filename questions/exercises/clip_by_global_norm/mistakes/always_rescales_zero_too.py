"""You scale in any case. Short gradients grow, and zero ones turn into NaN. Only those that
are too long are scaled.

Link: rnn-lstm/vanishing-gradient#clipping
"""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(grad**2) for grad in grads))
    return [grad * (max_norm / norm) for grad in grads], norm
