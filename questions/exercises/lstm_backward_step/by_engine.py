"""The engine's backward pass over one step."""

import numpy as np

from engine.cells import lstm
from engine.traces import State


def params_of(W, U, b):
    """Give the engine's rows o, i, f, g of [h; x; 1] from columns i, f, g, o."""
    i, f, g, o = np.split(np.vstack([U, W, b]).T, 4)
    return lstm.Params(np.vstack([o, i, f, g]))


def lstm_backward_step(dh, dc, x, h_prev, c_prev, W, U, b):
    trace = lstm.forward(params_of(W, U, b), x[np.newaxis], State(h_prev, c_prev))
    found = lstm.backward(trace, dh, dc)
    H = h_prev.shape[1]
    o, i, f, g = np.split(np.array(found.parameters["W"]), 4)
    rows = np.vstack([i, f, g, o]).T
    before = found.initial
    inputs = np.array(found.inputs[0])
    return inputs, np.array(before.h), np.array(before.c), rows[H:-1], rows[:H], rows[-1]
