"""All gradients in one long vector, and cut again."""

import numpy as np


def clip_by_global_norm(grads, max_norm):
    flat = np.concatenate([grad.ravel() for grad in grads])
    norm = float(np.linalg.norm(flat))
    scale = max_norm / norm if norm > max_norm else 1.0
    ends = np.cumsum([grad.size for grad in grads])[:-1]
    parts = np.split(flat * scale, ends)
    return [part.reshape(grad.shape) for part, grad in zip(parts, grads, strict=True)], norm
