"""Keeps all states and picks each sequence's last one."""

import numpy as np


def masked_last_state(X, lengths, h0, Wxh, Whh, bh):
    states, h = [], h0
    with np.errstate(all="ignore"):
        for t in range(int(max(lengths))):
            h = np.tanh(np.einsum("bd,hd->bh", X[:, t], Wxh) + h @ Whh.T + bh)
            states.append(h)
    return np.stack(states)[np.asarray(lengths) - 1, np.arange(len(h0))]
