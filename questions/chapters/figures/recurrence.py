"""Gradients through time in plain NumPy: what the figures and numbers on vanishing are made of.

h (H,) hidden state, c (H,) cell state, W (H, H) recurrent weights; inputs are standard normal
noise. The gradient that is injected at the last step has norm 1, so a norm read at step t is
the factor by which the path from T to t shrinks or stretches it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
HIDDEN, STEPS = 32, 100


@dataclass(frozen=True)
class Norms:
    """Norm of the gradient by distance from the end: index 0 is the last step."""

    name: str
    values: tuple[float, ...]

    @property
    def per_step(self) -> float:
        """Geometric mean of the factor of one step, over the second half of the sequence."""
        half = len(self.values) // 2
        last = max(self.values[-1], 1e-300)
        return float((last / self.values[half]) ** (1.0 / (len(self.values) - 1 - half)))


def small(rng: np.random.Generator, rows: int, columns: int) -> Array:
    """Draw the start of the from-scratch classes: N(0, 1) times 0.01."""
    return 0.01 * rng.standard_normal((rows, columns))


def uniform(rng: np.random.Generator, rows: int, columns: int) -> Array:
    """Draw the usual start of PyTorch's recurrent layers: U(-1/sqrt(H), 1/sqrt(H))."""
    bound = HIDDEN**-0.5
    return rng.uniform(-bound, bound, (rows, columns))


def orthogonal(rng: np.random.Generator, rows: int, columns: int) -> Array:
    """Draw an orthogonal square (all singular values 1) and a uniform rest."""
    q, r = np.linalg.qr(rng.standard_normal((rows, rows)))
    square = q * np.sign(np.diag(r))
    return np.hstack([square, uniform(rng, rows, columns - rows)])


def wild(rng: np.random.Generator, rows: int, columns: int) -> Array:
    """Draw recurrent weights three times too large: N(0, 9/H)."""
    spread: float = 3.0 / HIDDEN**0.5
    return spread * rng.standard_normal((rows, columns))


STARTS = {"small": small, "uniform": uniform, "orthogonal": orthogonal, "wild": wild}


@lru_cache(maxsize=32)
def rnn_norms(start: str, *, seed: int = 3, steps: int = STEPS) -> Norms:
    """Norms of dL/dh_t in a tanh network of one input."""
    rng = np.random.default_rng(seed)
    W = STARTS[start](rng, HIDDEN, HIDDEN + 1)
    h, states = np.zeros(HIDDEN), []
    for x in rng.standard_normal(steps):
        h = np.tanh(W @ np.append(h, x))
        states.append(h)
    dh, norms = _unit(rng), []
    for h in reversed(states):
        norms.append(float(np.linalg.norm(dh)))
        dh = W[:, :HIDDEN].T @ (dh * (1 - h * h))
    return Norms(start, tuple(norms))


@lru_cache(maxsize=32)
def leaky_norms(leak: float, *, seed: int = 3, steps: int = STEPS) -> Norms:
    """Norms of dL/dh_t in a network of leaky units, from the uniform start."""
    rng = np.random.default_rng(seed)
    W = uniform(rng, HIDDEN, HIDDEN + 1)
    h, fresh = np.zeros(HIDDEN), []
    for x in rng.standard_normal(steps):
        fresh.append(np.tanh(W @ np.append(h, x)))
        h = (1 - leak) * h + leak * fresh[-1]
    dh, norms = _unit(rng), []
    for new in reversed(fresh):
        norms.append(float(np.linalg.norm(dh)))
        dh = (1 - leak) * dh + leak * W[:, :HIDDEN].T @ (dh * (1 - new * new))
    return Norms(f"leak {leak:g}", tuple(norms))


@lru_cache(maxsize=32)
def lstm_norms(
    forget_bias: float | None, *, start: str = "uniform", seed: int = 3, steps: int = STEPS
) -> Norms:
    """Norms of dL/dc_t in an LSTM of one input; forget_bias None is the chrono start."""
    rng = np.random.default_rng(seed)
    W = np.vstack([STARTS[start](rng, HIDDEN, HIDDEN + 1) for _ in range(4)])
    b = _gate_biases(forget_bias, rng, steps)
    trace = _lstm_forward(W, b, rng.standard_normal(steps))
    dh, dc = np.zeros(HIDDEN), _unit(rng)
    norms = []
    for step in reversed(trace):
        dc = dc + dh * step.o * (1 - np.tanh(step.c) ** 2)
        norms.append(float(np.linalg.norm(dc)))
        dh, dc = _lstm_backward(W, step, dh, dc)
    return Norms("chrono" if forget_bias is None else f"b_f = {forget_bias:g}", tuple(norms))


def _gate_biases(forget_bias: float | None, rng: np.random.Generator, steps: int) -> Array:
    """Biases (4H,) in the order f, i, candidate, o; the chrono start if no forget bias is given."""
    zero = np.zeros(HIDDEN)
    if forget_bias is not None:
        return np.concatenate([zero + forget_bias, zero, zero, zero])
    forget = np.log(rng.uniform(1, steps - 1, HIDDEN))
    return np.concatenate([forget, -forget, zero, zero])


@dataclass(frozen=True)
class _Step:
    f: Array
    i: Array
    g: Array
    o: Array
    c: Array
    c_before: Array


def _lstm_forward(W: Array, b: Array, inputs: Array) -> list[_Step]:
    h = c = np.zeros(HIDDEN)
    trace = []
    for x in inputs:
        a = (W @ np.append(h, x) + b).reshape(4, HIDDEN)
        f, i, o = sigmoid(a[0]), sigmoid(a[1]), sigmoid(a[3])
        g, before = np.tanh(a[2]), c
        c = f * before + i * g
        h = o * np.tanh(c)
        trace.append(_Step(f, i, g, o, c, before))
    return trace


def _lstm_backward(W: Array, step: _Step, dh: Array, dc: Array) -> tuple[Array, Array]:
    """Give dL/dh and dL/dc one step earlier; dc already holds what came through h."""
    da = np.concatenate(
        [
            dc * step.c_before * step.f * (1 - step.f),
            dc * step.g * step.i * (1 - step.i),
            dc * step.i * (1 - step.g**2),
            dh * np.tanh(step.c) * step.o * (1 - step.o),
        ]
    )
    return W[:, :HIDDEN].T @ da, dc * step.f


def _unit(rng: np.random.Generator) -> Array:
    v = rng.standard_normal(HIDDEN)
    unit: Array = v / np.linalg.norm(v)
    return unit


def sigmoid(a: Array) -> Array:
    half: Array = 0.5 * (1 + np.tanh(0.5 * a))
    return half
