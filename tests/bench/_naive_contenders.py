"""The chapter's code, one sequence and one gate at a time, with the backward pass written alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.chapter import LSTM, SimpleRNN, sigmoid

Array = NDArray[Any]
Work = Callable[[], object]


Model = TypeVar("Model", SimpleRNN, LSTM)


def _cast(model: Model, dtype: str) -> Model:
    """Give the model with every weight in this dtype, in which it then computes."""
    for name, weight in vars(model).items():
        if isinstance(weight, np.ndarray):
            setattr(model, name, weight.astype(dtype))
    return model


def rnn(T: int, B: int, D: int, H: int, *, backward: bool, dtype: str = "float32") -> Work:
    model = _cast(SimpleRNN(D, H, 1, rng=np.random.default_rng(0)), dtype)
    x = np.random.default_rng(1).standard_normal((B, T, D, 1)).astype(dtype)
    if not backward:
        return lambda: [model.forward(sequence) for sequence in x]
    return lambda: [_rnn_both(model, sequence) for sequence in x]


def _rnn_both(model: SimpleRNN, x: Array) -> Array:
    h, states = np.zeros_like(model.bh), []
    for x_t in x:
        states.append(h)
        h = np.tanh(model.Wxh @ x_t + model.Whh @ h + model.bh)
    states.append(h)
    dWxh, dWhh, db = np.zeros_like(model.Wxh), np.zeros_like(model.Whh), np.zeros_like(model.bh)
    dh = np.zeros_like(h)
    for t in range(len(x) - 1, -1, -1):
        da = (dh + 1.0) * (1 - states[t + 1] ** 2)
        dWxh += da @ x[t].T
        dWhh += da @ states[t].T
        db += da
        dh = model.Whh.T @ da
    return dWhh


def lstm(T: int, B: int, D: int, H: int, *, backward: bool, dtype: str = "float32") -> Work:
    model = _cast(LSTM(D, H, 1, rng=np.random.default_rng(0)), dtype)
    x = np.random.default_rng(1).standard_normal((B, T, D, 1)).astype(dtype)
    if not backward:
        return lambda: [model.forward(sequence) for sequence in x]
    return lambda: [_lstm_both(model, sequence) for sequence in x]


def _lstm_both(model: LSTM, x: Array) -> list[Array]:
    h = c = np.zeros_like(model.bf)
    kept = []
    for x_t in x:
        z = np.vstack([h, x_t])
        f, i = sigmoid(model.Wf @ z + model.bf), sigmoid(model.Wi @ z + model.bi)
        o, g = sigmoid(model.Wo @ z + model.bo), np.tanh(model.WC @ z + model.bC)
        before, c = c, f * c + i * g
        h = o * np.tanh(c)
        kept.append((z, f, i, o, g, before, c))
    weights = (model.Wf, model.Wi, model.Wo, model.WC)
    dW = [np.zeros_like(W) for W in weights]
    db = [np.zeros_like(model.bf) for _ in weights]
    dh, dc = np.zeros_like(h), np.zeros_like(c)
    for z, f, i, o, g, before, c in reversed(kept):
        dh, tanh_c = dh + 1.0, np.tanh(c)
        dc = dc + dh * o * (1 - tanh_c**2)
        da = [dc * before * f * (1 - f), dc * g * i * (1 - i)]
        da += [dh * tanh_c * o * (1 - o), dc * i * (1 - g**2)]
        dz = np.zeros_like(z)
        for k, W in enumerate(weights):
            dW[k] += da[k] @ z.T
            db[k] += da[k]
            dz += W.T @ da[k]
        dh, dc = dz[: len(h)], dc * f
    return dW
