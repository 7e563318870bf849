"""You divide by the number of samples. Asked is the sum over the batch, in the loss and in
the gradients.

Link: rnn-lstm/vanishing-gradient#chain-rule
"""

import numpy as np


def bptt(X, targets, h0, Wxh, Whh, Why, bh, by):
    T = X.shape[1]
    hs = [h0]
    for t in range(T):
        hs.append(np.tanh(X[:, t] @ Wxh.T + hs[t] @ Whh.T + bh))
    errors = [hs[t + 1] @ Why.T + by - targets[:, t] for t in range(T)]
    loss = 0.5 * sum(np.sum(error**2) for error in errors) / len(X)

    dWxh, dWhh, dWhy = np.zeros_like(Wxh), np.zeros_like(Whh), np.zeros_like(Why)
    dbh, dby = np.zeros_like(bh), np.zeros_like(by)
    dh_next = np.zeros_like(h0)
    for t in reversed(range(T)):
        dy = errors[t] / len(X)
        dWhy += dy.T @ hs[t + 1]
        dby += dy.sum(axis=0)
        dh = dy @ Why + dh_next
        da = dh * (1 - hs[t + 1] ** 2)
        dWxh += da.T @ X[:, t]
        dWhh += da.T @ hs[t]
        dbh += da.sum(axis=0)
        dh_next = da @ Whh
    return loss, dWxh, dWhh, dWhy, dbh, dby
