"""One step of the chapter's recurrence."""

import numpy as np


def rnn_step(x, h, Wxh, Whh, bh):
    return np.tanh(Wxh @ x + Whh @ h + bh)
