"""The engine's layer, steps first, with its gates in the order o, i, f, g."""

import numpy as np

from engine.cells import lstm
from engine.traces import State


def params_of(W, U, b):
    """Give the engine's rows o, i, f, g of [h; x; 1] from columns i, f, g, o."""
    i, f, g, o = np.split(np.vstack([U, W, b]).T, 4)
    return lstm.Params(np.vstack([o, i, f, g]))


def lstm_forward(X, h0, c0, W, U, b):
    trace = lstm.forward(params_of(W, U, b), X.swapaxes(0, 1), State(h0, c0))
    final = trace.final
    return np.array(trace.h.swapaxes(0, 1)), np.array(final.h), np.array(final.c)
