"""Cases of `count_parameters`: every cell, each number of biases, one layer and more."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    return [
        _case("a plain network", "rnn", 3, 5, 1, False, 1, visible=True, group="examples"),
        _case("a small LSTM", "lstm", 10, 20, 1, False, 1, visible=True, group="examples"),
        _case("a GRU", "gru", 7, 4, 1, False, 1),
        _case("two biases for each gate", "lstm", 6, 11, 1, False, 2),
        _case("no biases", "gru", 6, 11, 1, False, 0),
        _case("three layers", "lstm", 5, 8, 3, False, 2),
        _case("both directions", "gru", 9, 4, 1, True, 2),
        _case("both directions, two layers", "rnn", 9, 4, 2, True, 1),
        _case("both directions, four layers", "lstm", 3, 7, 4, True, 2),
        _case("both directions without biases", "lstm", 12, 5, 3, True, 0),
        _case("as many inputs as units", "gru", 6, 6, 2, False, 1),
        _case("one unit", "rnn", 4, 1, 2, False, 2),
        _case("a large one", "lstm", 4096, 65536, 8, True, 2),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    cells = rng.permutation(["rnn", "gru", "lstm"])
    D, H = (int(size) for size in rng.permutation(np.arange(2, 40))[:2])
    return [
        _case("drawn", str(cells[0]), D, H, int(rng.integers(2, 5)), False, 2),
        _case("drawn, both directions", str(cells[1]), D, H, int(rng.integers(2, 5)), True, 1),
    ]


def _case(name: str, *arguments: Any, **options: Any) -> Case:
    return Case.call(name, "count_parameters", *arguments, **options)
