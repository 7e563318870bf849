"""Our states next to those of PyTorch and Keras: theirs kept from a run, ours computed now."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import numpy as np

from questions.chapters.code import frameworks


@lru_cache(maxsize=1)
def kept() -> dict[str, Any]:
    """Give what the run of both libraries left."""
    data: dict[str, Any] = json.loads(frameworks.RESULTS.read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=1)
def ours() -> frameworks.Array:
    """Every hidden state (T, H) of the from-scratch class."""
    return frameworks.our_states(*frameworks.example())


def largest_difference(library: str) -> float:
    """Largest distance of any entry of the last state from ours, now."""
    theirs = np.array(kept()["last_state"][library])
    return float(np.abs(theirs - ours()[-1]).max())


def table() -> str:
    """Last hidden states side by side, in Markdown."""
    states: dict[str, list[float]] = {
        "from scratch": ours()[-1].tolist(),
        f"PyTorch {kept()['versions']['torch']}": kept()["last_state"]["pytorch"],
        f"Keras {kept()['versions']['keras']}": kept()["last_state"]["keras"],
    }
    size: int = kept()["shape"]["hidden"]
    head = "| library | " + " | ".join(f"unit {unit}" for unit in range(1, size + 1)) + " |\n"
    rows = (f"| {name} | " + " | ".join(_cell(v) for v in h) + " |" for name, h in states.items())
    return head + "|---" * (size + 1) + "|\n" + "\n".join(rows)


def _cell(value: float) -> str:
    text: str = f"{value:.12f}"
    return text.replace("-", "−")


def with_swapped_gates() -> float:
    """Largest change of the last state when the forget and input gates trade places."""
    swapped = frameworks.swapped_states(*frameworks.example())
    return float(np.abs(swapped[-1] - ours()[-1]).max())
