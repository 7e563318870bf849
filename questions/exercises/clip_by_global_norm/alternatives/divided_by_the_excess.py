"""The norm of norms; divides by how many times it is too large."""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.linalg.norm([np.linalg.norm(grad.ravel()) for grad in grads])
    excess = max(norm / max_norm, 1.0)
    return [np.divide(grad, excess) for grad in grads], norm
