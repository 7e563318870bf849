"""The output of one sLSTM unit with forget gate 1."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "a": [int(n) / 2 for n in rng.integers(-2, 5, size=3)],
            "z": [int(n) / 10 for n in rng.integers(-9, 10, size=3)],
        }
        if _apart(v):
            return {**v, **_shown(v), "total": answer(v)}


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return abs(answer(v)) > 0.05 and all(
        abs(a - b) > 0.05 * max(abs(a), abs(b)) for a, b in combinations(found, 2)
    )


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


def answer(v: Values) -> float:
    cell = normaliser = 0.0
    for a, z in zip(v["a"], v["z"], strict=True):
        cell += float(np.exp(a)) * z
        normaliser += float(np.exp(a))
    return cell / normaliser


def _powers(v: Values) -> list[float]:
    return [float(each) for each in np.exp(v["a"])]


def _shown(v: Values) -> Values:
    pairs = "; ".join(f"({a:g}, {z:g})" for a, z in zip(v["a"], v["z"], strict=True))
    total = sum(_powers(v))
    shares = ", ".join(f"{each / total:.3f}" for each in _powers(v))
    return {"pairs": pairs.replace("-", "−"), "shares": shares}


MISTAKES = {
    "not-normalised": Mistake(
        lambda v: float(np.dot(_powers(v), v["z"])),
        "That is the cell. It is divided by the normaliser, the sum of the input gates.",
        "beyond/modern#xlstm",
    ),
    "sigmoid": Mistake(
        lambda v: float(np.dot(1 / (1 + np.exp(-np.array(v["a"]))), v["z"])),
        "Those are the sigmoid gates of a classical LSTM.",
        "beyond/modern#xlstm",
    ),
    "mean": Mistake(
        lambda v: float(np.mean(v["z"])),
        "That gives every input the same weight. The gates decide about the weights.",
        "beyond/modern#xlstm",
    ),
    "last": Mistake(
        lambda v: v["z"][-1],
        "Nothing was forgotten here: the forget gate is 1.",
        "beyond/modern#xlstm",
    ),
}
