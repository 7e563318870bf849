"""A task: how to draw a batch, how to judge outputs, and when it counts as solved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.arrays import Array, IntArray, as_array, check_shape, finite, numbers
from engine.errors import LimitError, shown
from engine.limits import check_generator, check_is, whole_number
from engine.losses import Loss, cross_entropy, squared_error
from engine.network_traces import NetworkTrace

LARGEST_BATCH = 4096


@dataclass(frozen=True, eq=False)
class Batch:
    """Sequences side by side; targets are classes, or numbers for a squared error.

    Shapes: x (T, B, D) float32; targets (T, B), or for the last step alone (B,) classes or (B, O)
    numbers.
    """

    x: Array
    targets: Array


@dataclass(frozen=True)
class Goal:
    """What a mean over the last batches must reach: at least an accuracy, or at most a loss."""

    of: Literal["accuracy", "loss"]
    bar: float

    def reached(self, loss: float, accuracy: float) -> bool:
        return accuracy >= self.bar if self.of == "accuracy" else loss <= self.bar


@dataclass(frozen=True)
class Task:
    """Endless labelled sequences of one kind; `length` is in the unit that `length_name` says."""

    name: str
    title: str
    length: int
    length_name: str
    input_size: int
    output_size: int
    steps: int
    """T of a batch."""
    chance: float
    """The loss of somebody who knows nothing but how often each answer comes."""
    draw: Callable[[np.random.Generator, int], Batch]
    """Give so many sequences."""
    spell: Callable[[Array], tuple[str, ...]]
    """Write one sequence's inputs (T, D) as a symbol a step."""
    goal: Goal | None = None
    """None where there is no end of getting better."""
    tolerance: float | None = None
    """Of a squared error; None for classes."""
    last: bool = False
    """Whether only the last step is judged."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "draw", _checked_draw(self.draw))
        object.__setattr__(self, "spell", _checked_spell(self.spell, self.input_size))

    def judge(self, trace: NetworkTrace, batch: Batch) -> Loss:
        """Compare a network's outputs with the targets. Raises ShapeError when they don't fit."""
        check_is(trace, NetworkTrace, "trace")
        check_is(batch, Batch, "batch")
        outputs = trace.last_output if self.last else trace.outputs
        if self.tolerance is None:
            return cross_entropy(outputs, batch.targets)
        return squared_error(outputs, batch.targets, tolerance=self.tolerance)


def one_hot(tokens: IntArray, symbols: int) -> Array:
    """Turn tokens (T, B) into vectors (T, B, symbols) float32. Raises LimitError for others."""
    given = as_array(tokens, "tokens")
    if given.size and (
        given.dtype.kind not in "iu" or not 0 <= given.min() <= given.max() < symbols
    ):
        raise LimitError(
            f"tokens are {shown(tokens)}; whole numbers from 0 to {symbols - 1} are wanted."
        )
    return np.asarray(np.eye(symbols, dtype=np.float32)[given.astype(np.intp, copy=False)])


def entropy(shares: Array) -> float:
    """Give in nats what it costs to know no more than how often each answer comes."""
    some = shares[shares > 0]
    return float(-(some * np.log(some)).sum())


def speller(symbols: Sequence[str]) -> Callable[[Array], tuple[str, ...]]:
    """Give the function that writes one-hot inputs (T, D) as symbols."""
    return lambda x: tuple(symbols[int(k)] for k in np.asarray(x).argmax(axis=1))


def check_length(name: str, length: object, least: int, most: int) -> None:
    """Raise LimitError unless the length is a whole number that the task can have."""
    whole_number(length, f"The length of {name}", least, most)


def _checked_draw(
    draw: Callable[[np.random.Generator, int], Batch],
) -> Callable[[np.random.Generator, int], Batch]:
    """Refuse what is no generator, and a batch that can't be, before anything is drawn."""

    def checked(rng: np.random.Generator, batch: int) -> Batch:
        check_generator(rng)
        return draw(rng, whole_number(batch, "The batch", 1, LARGEST_BATCH))

    return checked


def _checked_spell(
    spell: Callable[[Array], tuple[str, ...]], inputs: int
) -> Callable[[Array], tuple[str, ...]]:
    """Refuse what isn't one sequence's inputs (T, D)."""

    def checked(x: Array) -> tuple[str, ...]:
        given = numbers(x, np.dtype(float), "x")
        check_shape(given, ("T", inputs), "x", ", one sequence")
        return spell(finite(given, "x"))

    return checked
