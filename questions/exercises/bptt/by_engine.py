"""The engine's backward pass, with the output layer and the loss by hand."""

import numpy as np

from engine.cells import rnn
from engine.traces import State


def bptt(X, targets, h0, Wxh, Whh, Why, bh, by):
    params = rnn.Params(np.hstack([Whh, Wxh, bh[:, np.newaxis]]))
    trace = rnn.forward(params, X.swapaxes(0, 1), State(h0))
    dy = trace.h @ Why.T + by - targets.swapaxes(0, 1)
    found = rnn.backward(trace, dy @ Why).parameters["W"]
    H = len(bh)
    dWhy = np.tensordot(dy, trace.h, axes=((0, 1), (0, 1)))
    dWhh, dWxh, dbh = (np.array(each) for each in np.split(found, [H, found.shape[1] - 1], axis=1))
    return 0.5 * np.sum(dy**2), dWxh, dWhh, dWhy, dbh[:, 0], dy.sum(axis=(0, 1))
