"""One matrix for state and input: [Whh Wxh] times the two stacked."""

import numpy as np


def rnn_forward(X, h0, Wxh, Whh, Why, bh, by):
    W = np.hstack([Whh, Wxh])
    states = [h0]
    for t in range(len(X)):
        states.append(np.tanh(W @ np.vstack([states[-1], X[t]]) + bh))
    return Why @ states[-1] + by, np.array(states[1:])
