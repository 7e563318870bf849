"""The engine's layer: a batch of one, rows for columns."""

import numpy as np

from engine.cells import rnn
from engine.traces import State


def rnn_step(x, h, Wxh, Whh, bh):
    params = rnn.Params(np.hstack([Whh, Wxh, bh]))
    return np.array(rnn.step(params, x.T, State(h.T)).h.T)
