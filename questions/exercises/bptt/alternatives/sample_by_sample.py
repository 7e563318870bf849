"""One sequence at a time with column vectors, summed over the batch; recursive in time."""

import numpy as np


def one(X, targets, h, t, params, grads):
    """Give loss and the gradient of h for steps from t on, adding to grads on the way back."""
    Wxh, Whh, Why, bh, by = params
    if t == len(X):
        return 0.0, np.zeros_like(h)
    new = np.tanh(Wxh @ X[t] + Whh @ h + bh)
    error = Why @ new + by - targets[t]
    later, dnew = one(X, targets, new, t + 1, params, grads)
    da = (Why.T @ error + dnew) / np.cosh(Wxh @ X[t] + Whh @ h + bh) ** 2
    for grad, part in zip(
        grads,
        (np.outer(da, X[t]), np.outer(da, h), np.outer(error, new), da, error),
        strict=True,
    ):
        grad += part
    return later + 0.5 * (error @ error), Whh.T @ da


def bptt(X, targets, h0, Wxh, Whh, Why, bh, by):
    params = (Wxh, Whh, Why, bh, by)
    grads = [np.zeros(each.shape) for each in params]
    loss = 0.0
    for sequence, wanted, h in zip(X, targets, h0, strict=True):
        loss += one(sequence, wanted, h, 0, params, grads)[0]
    return (loss, *grads)
