"""How each model is made: everything that its weights depend on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

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
    learning_rate: float = 0.005
    """At first; it falls in a line to LAST_RATE of this."""
    batch_size: int = 32
    seed: int = 1


LAST_RATE = 0.05


def _recipes() -> dict[str, Recipe]:
    sizes = {
        "english": (64, 1600, 64),
        "arithmetic": (64, 6000, 32),
        "brackets": (32, 3000, 64),
        "parity": (16, 3000, 32),
        "copy": (16, 3000, 64),
        "counting": (16, 3000, 64),
    }
    return {
        f"{corpus}-{cell}": Recipe(
            corpus,
            cell,
            *size,
            start="orthogonal" if cell == "rnn" else "uniform",
            forget_bias=1.0 if cell == "lstm" else None,
        )
        for corpus, size in sizes.items()
        for cell in CELLS
    }


RECIPES: Mapping[str, Recipe] = MappingProxyType(_recipes())
