"""The engine's layer, with its gates in the order o, i, f, g."""

import numpy as np

from engine.cells import lstm
from engine.traces import State


def lstm_step(x, h, c, Wf, Wi, WC, Wo, bf, bi, bC, bo):
    weights, biases = np.vstack([Wo, Wi, Wf, WC]), np.vstack([bo, bi, bf, bC])
    new = lstm.step(lstm.Params(np.hstack([weights, biases])), x.T, State(h.T, c.T))
    return np.array(new.h.T), np.array(new.c.T)
