"""Collects the deltas of all steps; each gradient is then one einsum."""

import numpy as np


def bptt(X, targets, h0, Wxh, Whh, Why, bh, by):
    B, T, _ = X.shape
    H = h0.shape[1]
    states = np.empty((B, T + 1, H))
    states[:, 0] = h0
    driven = np.einsum("btd,hd->bth", X, Wxh) + bh
    for t in range(T):
        states[:, t + 1] = np.tanh(driven[:, t] + np.einsum("bk,hk->bh", states[:, t], Whh))
    after, before = states[:, 1:], states[:, :-1]
    dy = after @ Why.T + by - targets
    delta = np.empty((B, T, H))
    carried = np.zeros((B, H))
    for t in range(T - 1, -1, -1):
        delta[:, t] = (carried + dy[:, t] @ Why) * (1 - after[:, t]) * (1 + after[:, t])
        carried = delta[:, t] @ Whh
    return (
        np.vdot(dy, dy) / 2,
        np.einsum("bth,btd->hd", delta, X),
        np.einsum("bth,btk->hk", delta, before),
        np.einsum("bto,bth->oh", dy, after),
        delta.sum(axis=(0, 1)),
        dy.sum(axis=(0, 1)),
    )
