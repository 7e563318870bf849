"""The chapter's toy task, trained: tell the last bit of a sequence of two.

Symbols: x_t (D, 1) input, h (H, 1) state, y (1, 1) logit; d + symbol is a gradient of the loss.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from engine.chapter import SimpleRNN

Array = NDArray[np.float64]

X = np.array([[[0], [1]], [[1], [0]], [[1], [1]], [[0], [0]]], dtype=float)[..., None]
LABELS = np.array([1.0, 0.0, 1.0, 0.0])


def states(net: SimpleRNN, sequence: Array) -> list[Array]:
    """Every hidden state, h_0 = 0 first: the backward pass needs all of them."""
    h = [np.zeros_like(net.bh)]
    for x_t in sequence:
        h.append(np.tanh(net.Wxh @ x_t + net.Whh @ h[-1] + net.bh))
    return h


def loss_and_gradients(
    net: SimpleRNN, sequence: Array, label: float
) -> tuple[float, dict[str, Array]]:
    """Logistic loss of one sequence, and its gradient by every parameter."""
    x = sequence
    h = states(net, x)
    y = net.Why @ h[-1] + net.by
    p = 1.0 / (1.0 + np.exp(-y))
    loss = -(label * np.log(p) + (1 - label) * np.log(1 - p)).item()

    dy = p - label
    d = {name: np.zeros_like(value) for name, value in vars(net).items()}
    d["Why"], d["by"] = dy @ h[-1].T, dy
    dh = net.Why.T @ dy
    for t in reversed(range(len(x))):
        da = dh * (1 - h[t + 1] ** 2)
        d["Wxh"] += da @ x[t].T
        d["Whh"] += da @ h[t].T
        d["bh"] += da
        dh = net.Whh.T @ da
    return loss, d


def train(net: SimpleRNN, *, rate: float, epochs: int) -> Iterator[float]:
    """Descend the gradient of the mean loss; give that loss before each step."""
    for _ in range(epochs):
        results = [loss_and_gradients(net, x, label) for x, label in zip(X, LABELS, strict=True)]
        for name, value in vars(net).items():
            value -= rate * np.mean([d[name] for _, d in results], axis=0)
        yield float(np.mean([loss for loss, _ in results]))
