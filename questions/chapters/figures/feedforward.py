"""A small feedforward network in NumPy, for the figures that train one.

x (N, D) inputs, y (N, O) outputs or logits; W[k] (fan-in, fan-out), b[k] (fan-out,).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from questions.chapters.figures.recurrence import Array, sigmoid

Loss = Callable[[Array, Array], tuple[float, Array]]


def squared(y: Array, target: Array) -> tuple[float, Array]:
    """Mean squared error, and its gradient by y."""
    difference = y - target
    return float(np.mean(difference**2)), 2 * difference / difference.size


def logistic(y: Array, target: Array) -> tuple[float, Array]:
    """Mean logistic loss of logits y, and its gradient."""
    p = sigmoid(y)
    loss = np.logaddexp(0.0, y) - target * y
    return float(np.mean(loss)), (p - target) / y.size


@dataclass
class Feedforward:
    """Layers of tanh units under a linear one."""

    W: list[Array]
    b: list[Array]
    moments: list[tuple[Array, Array]] = field(default_factory=list)

    @classmethod
    def start(
        cls, sizes: Sequence[int], rng: np.random.Generator, gain: float = 1.0
    ) -> Feedforward:
        pairs = list(pairwise(sizes))
        W = [gain * rng.standard_normal((a, b)) / np.sqrt(a) for a, b in pairs]
        return cls(W, [np.zeros(b) for _, b in pairs])

    def layers(self, x: Array, masks: Sequence[Array] | None = None) -> list[Array]:
        """Every layer's values, the input first and the output last."""
        values = [x]
        for k, (W, b) in enumerate(zip(self.W, self.b, strict=True)):
            a = values[-1] @ W + b
            if k < len(self.W) - 1:
                a = np.tanh(a)
                a = a * masks[k] if masks else a
            values.append(a)
        return values

    def __call__(self, x: Array) -> Array:
        return self.layers(x)[-1]

    def gradients(
        self, values: list[Array], dy: Array, masks: Sequence[Array] | None = None
    ) -> list[Array]:
        """Gradients of W[0], b[0], W[1], b[1] … from that of the output."""
        found: list[Array] = []
        for k in reversed(range(len(self.W))):
            found = [values[k].T @ dy, dy.sum(axis=0), *found]
            if k:
                clean = values[k] / np.where(masks[k - 1], masks[k - 1], 1) if masks else values[k]
                dy = (dy @ self.W[k].T) * (1 - clean**2) * (masks[k - 1] if masks else 1)
        return found

    def descend(
        self, gradients: list[Array], *, rate: float, step: int, decay: float = 0.0
    ) -> None:
        """Take one step of Adam, with decoupled weight decay."""
        parameters = [each for pair in zip(self.W, self.b, strict=True) for each in pair]
        if not self.moments:
            self.moments = [(np.zeros_like(p), np.zeros_like(p)) for p in parameters]
        for p, g, (m, v) in zip(parameters, gradients, self.moments, strict=True):
            m += 0.1 * (g - m)
            v += 0.001 * (g * g - v)
            p -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
            p -= rate * decay * p

    def fit(
        self, x: Array, target: Array, *, loss: Loss, rate: float, steps: int, first: int = 1
    ) -> list[float]:
        """Descend for so many steps over the whole data; give the loss before each."""
        losses = []
        for step in range(first, first + steps):
            values = self.layers(x)
            found, dy = loss(values[-1], target)
            losses.append(found)
            self.descend(self.gradients(values, dy), rate=rate, step=step)
        return losses
