"""The engine's backward pass, once for each unit of the last state.

The inputs are chosen so that the network runs through the given states: with the identity as
input weights, x_t = artanh(h_t) − Whh h_{t−1}, and the gradient by x_t is that before the tanh.
"""

import numpy as np

from engine.cells import rnn


def gradient_flow(hs, Whh):
    H = hs.shape[1]
    before = np.vstack([np.zeros(H), hs[:-1]])
    x = np.arctanh(hs) - before @ Whh.T
    params = rnn.Params(np.hstack([Whh, np.eye(H), np.zeros((H, 1))]))
    trace = rnn.forward(params, np.repeat(x[:, np.newaxis], H, axis=1))
    inner = rnn.backward(trace, np.eye(H)).inputs
    return np.array([np.linalg.norm(each @ Whh, 2) for each in inner[1:]] + [1.0])
