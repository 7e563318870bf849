"""Every sample by itself, its gradients added up."""

import numpy as np


def mlp_backprop(X, y, W1, b1, W2, b2):
    count = X.shape[0]
    loss = 0.0
    dW1, db1, dW2, db2 = (np.zeros_like(each) for each in (W1, b1, W2, b2))
    for x, label in zip(X, y, strict=True):
        hidden = np.where((sums := W1.T @ x + b1) > 0, sums, 0.0)
        logits = W2.T @ hidden + b2
        top = max(logits)
        grown = np.exp(logits - top)
        loss += (np.log(grown.sum()) + top - logits[label]) / count
        error = grown / grown.sum()
        error[label] -= 1.0
        error /= count
        back = (W2 @ error) * np.sign(hidden)
        dW2 += np.outer(hidden, error)
        db2 += error
        dW1 += np.outer(x, back)
        db1 += back
    return loss, dW1, db1, dW2, db2
