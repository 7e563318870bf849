"""You take exp of the logits as they are. Beyond 709 it is infinite, and infinity by
infinity is NaN. Subtract each row's largest logit first; the softmax stays the same.

Link: faq/neural-networks#traps
"""

import numpy as np


def mlp_backprop(X, y, W1, b1, W2, b2):
    rows = np.arange(len(y))
    sums = X @ W1 + b1
    hidden = np.maximum(sums, 0.0)
    logits = hidden @ W2 + b2
    shifted = logits
    log_chances = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_chances[rows, y].mean()
    dlogits = np.exp(log_chances)
    dlogits[rows, y] -= 1.0
    dlogits /= len(y)
    dhidden = dlogits @ W2.T
    dsums = dhidden * (sums > 0)
    return loss, X.T @ dsums, dsums.sum(axis=0), hidden.T @ dlogits, dlogits.sum(axis=0)
