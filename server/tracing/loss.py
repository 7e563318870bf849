"""What a gradient is taken of: chosen outputs, and the cross-entropy there in nats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from server.tracing.errors import SequenceLengthError, UnknownSymbolError
from server.tracing.request import Target, TraceRequest
from server.tracing.sequence import Inputs

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Loss:
    """The mean of −log p(symbols[k]) at steps[k]."""

    steps: NDArray[np.intp]
    symbols: NDArray[np.intp]


def log_softmax(outputs: Array) -> Array:
    """Give log-probabilities (T, V) of logits (T, V), shifted so that nothing overflows."""
    shifted = outputs - outputs.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))


def resolve(request: TraceRequest, outputs: Array, inputs: Inputs, names: tuple[str, ...]) -> Loss:
    """Find the steps and symbols that the request's target means.

    Raises SequenceLengthError for a step outside the sequence or no next symbol, and
    UnknownSymbolError for a symbol that is no output.
    """
    target = request.target
    if isinstance(target, Target):
        return _one(target, outputs, names, request.model)
    if target == "last":
        return _one(Target(step=len(outputs) - 1), outputs, names, request.model)
    if inputs.numbers is None or len(outputs) < 2 or outputs.shape[1] < inputs.numbers.max() + 1:
        raise SequenceLengthError(
            "The loss of every next symbol needs two symbols or more; or ask for target 'last'."
        )
    return Loss(np.arange(len(outputs) - 1), inputs.numbers[1:])


def _one(target: Target, outputs: Array, names: tuple[str, ...], model: str) -> Loss:
    if target.step >= len(outputs):
        raise SequenceLengthError(
            f"target.step is {target.step}; the sequence has steps 0 to {len(outputs) - 1}."
        )
    if target.symbol is None:
        symbol = int(outputs[target.step].argmax())
    elif target.symbol in names:
        symbol = names.index(target.symbol)
    else:
        raise UnknownSymbolError(target.symbol, target.step, model)
    return Loss(np.array([target.step]), np.array([symbol]))


def value(loss: Loss, outputs: Array) -> float:
    return float(-log_softmax(outputs)[loss.steps, loss.symbols].mean())


def gradient(loss: Loss, outputs: Array) -> Array:
    """dL/d(outputs): (T, V), zero wherever the loss doesn't look."""
    d_outputs = np.zeros_like(outputs)
    d_outputs[loss.steps] = np.exp(log_softmax(outputs[loss.steps]))
    d_outputs[loss.steps, loss.symbols] -= 1.0
    return d_outputs / len(loss.steps)


def surprise(outputs: Array, numbers: NDArray[np.intp]) -> Array:
    """Give the bits by which each symbol surprised the model, (T,); NaN for the first."""
    bits = np.full(len(numbers), np.nan)
    steps = np.arange(len(numbers) - 1)
    bits[1:] = -log_softmax(outputs[:-1])[steps, numbers[1:]] / np.log(2)
    return bits
