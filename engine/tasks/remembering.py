"""Tasks that ask for something seen before."""

from __future__ import annotations

import math

import numpy as np

from engine.arrays import Array
from engine.tasks.task import Batch, Goal, Task, check_length, one_hot, speller

LONGEST = 1000
COPIED = "abcdefgh"
BLANK = "·"

FOUR = np.array([[0, 1], [1, 0], [1, 1], [0, 0]], np.float32)


def four_sequences(length: int = 2) -> Task:
    """Tell the last bit of the chapter's four sequences; every batch is all of them."""
    check_length("four-sequences", length, 2, 2)
    x = np.ascontiguousarray(FOUR.T[:, :, None])
    targets = FOUR[:, -1].astype(np.intp)
    return Task(
        name="four-sequences",
        title="The chapter's four sequences",
        length=length,
        length_name="Steps",
        input_size=1,
        output_size=2,
        steps=2,
        chance=math.log(2),
        draw=lambda _rng, _batch: Batch(x, targets),
        spell=lambda sequence: tuple(str(int(bit)) for bit in np.asarray(sequence)[:, 0]),
        goal=Goal("loss", 0.05),
        last=True,
    )


def last_bit(length: int = 10) -> Task:
    """Tell the last of `length` random bits."""
    check_length("last-bit", length, 1, LONGEST)

    def draw(rng: np.random.Generator, batch: int) -> Batch:
        bits = rng.integers(0, 2, (length, batch))
        return Batch(one_hot(bits, 2), bits[-1])

    return Task(
        name="last-bit",
        title="Tell the last bit",
        length=length,
        length_name="Steps",
        input_size=2,
        output_size=2,
        steps=length,
        chance=math.log(2),
        draw=draw,
        spell=speller("01"),
        goal=Goal("accuracy", 0.99),
        last=True,
    )


def copy_lag(length: int = 10) -> Task:
    """Tell the first symbol after `length` blanks."""
    check_length("copy-lag", length, 1, LONGEST)
    symbols = COPIED + BLANK

    def draw(rng: np.random.Generator, batch: int) -> Batch:
        tokens = np.full((length + 1, batch), len(COPIED), np.intp)
        tokens[0] = rng.integers(0, len(COPIED), batch)
        return Batch(one_hot(tokens, len(symbols)), tokens[0].copy())

    return Task(
        name="copy-lag",
        title="Copy the first symbol after a lag",
        length=length,
        length_name="Lag",
        input_size=len(symbols),
        output_size=len(COPIED),
        steps=length + 1,
        chance=math.log(len(COPIED)),
        draw=draw,
        spell=speller(symbols),
        goal=Goal("accuracy", 0.99),
        last=True,
    )


def adding(length: int = 50) -> Task:
    """Add the two marked of `length` numbers (Hochreiter & Schmidhuber, 1997)."""
    check_length("adding", length, 2, LONGEST)
    half = length // 2

    def draw(rng: np.random.Generator, batch: int) -> Batch:
        x = np.zeros((length, batch, 2), np.float32)
        x[:, :, 0] = rng.random((length, batch))
        rows = np.arange(batch)
        x[rng.integers(0, half, batch), rows, 1] = 1
        x[rng.integers(half, length, batch), rows, 1] = 1
        return Batch(x, (x[:, :, 0] * x[:, :, 1]).sum(axis=0)[:, None])

    return Task(
        name="adding",
        title="Add the two marked numbers",
        length=length,
        length_name="Steps",
        input_size=2,
        output_size=1,
        steps=length,
        # The variance of a sum of two uniform numbers.
        chance=1 / 6,
        draw=draw,
        spell=_numbers,
        goal=Goal("loss", 0.01),
        tolerance=0.1,
        last=True,
    )


def _numbers(x: Array) -> tuple[str, ...]:
    return tuple(f"{value:.2f}{'*' if mark else ''}" for value, mark in np.asarray(x))
