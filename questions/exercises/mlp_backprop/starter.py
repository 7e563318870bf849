import numpy as np


def mlp_backprop(X, y, W1, b1, W2, b2):
    """Give the loss of a two-layer network and its gradients.

    X (N,D), y (N,) int labels, W1 (D,H), b1 (H,), W2 (H,K), b2
    (K,). Hidden layer ReLU, output softmax, loss cross-entropy
    averaged over N.
    Gives loss (float), dW1 (D,H), db1 (H,), dW2 (H,K), db2 (K,).
    """
    ...
