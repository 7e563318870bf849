"""How each model is made: everything that its weights depend on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

CELLS = ("rnn", "lstm", "gru")


@dataclass(frozen=True)
class Recipe:
    """A corpus, a network and a run; the same recipe gives the same weights."""

    corpus: str
    cell: str
    hidden_size: int
    steps: int
    length: int
    """Characters in a piece that is learned from."""
    start: str = "uniform"
    forget_bias: float | None = None
    longest_lag: int = 30
    """What a chrono start prepares for; no copied line is longer."""
    learning_rate: float = 0.005
    """At first; it falls in a line to LAST_RATE of this."""
    batch_size: int = 32
    seed: int = 1


LAST_RATE = 0.05
SIZES = MappingProxyType(
    {
        "english": (64, 1600, 64),
        "arithmetic": (64, 6000, 32),
        "brackets": (32, 3000, 64),
        "parity": (16, 5000, 32),
        "copy": (16, 4000, 40),
        "counting": (16, 3000, 64),
    }
)
"""Units, steps and the length of a piece by corpus."""


def _recipe(corpus: str, cell: str) -> Recipe:
    begin: dict[str, dict[str, Any]] = {
        "rnn": {"start": "orthogonal"},
        "lstm": {"forget_bias": 1.0},
        "gru": {},
    }
    if corpus == "copy":
        # A letter is kept for up to 25 steps: gates that are nearly open from the start.
        begin |= {"lstm": {"forget_bias": 3.0}, "gru": {"start": "chrono"}}
    rate = 0.01 if corpus == "copy" else 0.005
    return Recipe(corpus, cell, *SIZES[corpus], learning_rate=rate, **begin[cell])


RECIPES: Mapping[str, Recipe] = MappingProxyType(
    {f"{corpus}-{cell}": _recipe(corpus, cell) for corpus in SIZES for cell in CELLS}
)
