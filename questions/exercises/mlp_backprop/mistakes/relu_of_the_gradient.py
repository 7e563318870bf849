"""You put the gradient itself through a ReLU. The mask is where the weighted sum of the
forward pass was positive; the gradient may have either sign.

Link: faq/neural-networks#reasoning
"""

import numpy as np


def mlp_backprop(X, y, W1, b1, W2, b2):
    rows = np.arange(len(y))
    sums = X @ W1 + b1
    hidden = np.maximum(sums, 0.0)
    logits = hidden @ W2 + b2
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_chances = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_chances[rows, y].mean()
    dlogits = np.exp(log_chances)
    dlogits[rows, y] -= 1.0
    dlogits /= len(y)
    dhidden = dlogits @ W2.T
    dsums = np.maximum(dhidden, 0.0)
    return loss, X.T @ dsums, dsums.sum(axis=0), hidden.T @ dlogits, dlogits.sum(axis=0)
