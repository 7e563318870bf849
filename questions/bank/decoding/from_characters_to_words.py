"""Word perplexity from bits per character."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {"b": float(rng.integers(11, 25)) / 10, "n": float(rng.integers(38, 61)) / 10}
        if _apart(v):
            return {**v, "total": answer(v), "m": v["n"] + 1, "bits": v["b"] * (v["n"] + 1)}


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return all(abs(a - b) > 0.03 * max(abs(a), abs(b)) for a, b in combinations(found, 2))


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


def answer(v: Values) -> float:
    return float(2 ** (v["b"] * (v["n"] + 1)))


MISTAKES = {
    "no-space": Mistake(
        lambda v: 2 ** (v["b"] * v["n"]),
        "The model has to predict the space as well: it belongs to the word's symbols.",
        "beyond/sequence-to-sequence#perplexity",
    ),
    "nats": Mistake(
        lambda v: float(np.exp(v["b"] * (v["n"] + 1))),
        "Bits go with base 2; the exponential is for nats.",
        "beyond/sequence-to-sequence#perplexity",
    ),
    "times-length": Mistake(
        lambda v: 2 ** v["b"] * (v["n"] + 1),
        ("Bits add up along a word, so perplexities multiply: the length belongs in the exponent."),
        "beyond/sequence-to-sequence#perplexity",
    ),
    "per-character": Mistake(
        lambda v: 2 ** v["b"],
        "That is the perplexity per character.",
        "beyond/sequence-to-sequence#perplexity",
    ),
}
