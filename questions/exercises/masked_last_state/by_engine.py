"""The engine's layer with a mask."""

import numpy as np

from engine.cells import rnn
from engine.traces import State


def masked_last_state(X, lengths, h0, Wxh, Whh, bh):
    params = rnn.Params(np.hstack([Whh, Wxh, bh[:, np.newaxis]]))
    mask = np.arange(X.shape[1])[:, np.newaxis] < lengths
    x = np.where(mask[:, :, np.newaxis], X.swapaxes(0, 1), 0.0)
    return np.array(rnn.forward(params, x, State(h0), mask=mask).final.h)
