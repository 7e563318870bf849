"""The likeliest symbol's probability at a temperature."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "a": [int(n) / 2 for n in rng.choice(np.arange(-4, 7), size=3, replace=False)],
            "tau": float(rng.choice([0.4, 0.5, 0.7, 1.5, 2.0, 3.0])),
        }
        if _apart(v):
            return {
                **v,
                "total": answer(v),
                "plain": max(_softmax(v["a"])),
                "shown": ", ".join(f"{each:g}" for each in v["a"]).replace("-", "−"),
            }


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return answer(v) < 0.97 and all(
        abs(a - b) > 0.03 * max(abs(a), abs(b)) for a, b in combinations(found, 2)
    )


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


def _softmax(logits: list[float]) -> list[float]:
    powers = np.exp(np.array(logits) - max(logits))
    return [float(each) for each in powers / powers.sum()]


def answer(v: Values) -> float:
    return max(_softmax([each / v["tau"] for each in v["a"]]))


MISTAKES = {
    "no-temperature": Mistake(
        lambda v: max(_softmax(v["a"])),
        "That is a temperature of 1.",
        "beyond/sequence-to-sequence#temperature",
    ),
    "multiplied": Mistake(
        lambda v: max(_softmax([each * v["tau"] for each in v["a"]])),
        "You multiplied by the temperature. The logits are divided by it.",
        "beyond/sequence-to-sequence#temperature",
    ),
    "probability-divided": Mistake(
        lambda v: max(_softmax(v["a"])) / v["tau"],
        (
            "You divided the probability. The division comes before the softmax, so that the "
            "sum stays one."
        ),
        "beyond/sequence-to-sequence#temperature",
    ),
}
