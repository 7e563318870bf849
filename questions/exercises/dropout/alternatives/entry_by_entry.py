"""One entry after the other, in the opposite order."""

import numpy as np


def dropout(x, rate, training, rng):
    if not (rate >= 0 and rate < 1):
        raise ValueError("the rate must be in [0, 1)")
    out, mask = np.array(x), np.ones(x.shape)
    if training:
        flat, kept = mask.reshape(-1), out.reshape(-1)
        for at, drawn in reversed(list(enumerate(rng.uniform(-1.0, 0.0, size=x.size)))):
            if drawn <= -1.0 + rate and rate:
                flat[at] = kept[at] = 0.0
            else:
                flat[at] /= 1.0 - rate
                kept[at] *= flat[at]
    return out, mask
