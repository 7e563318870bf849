"""The value of the GAN game with two outcomes and the best discriminator."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        p, q = (round(float(n), 2) for n in rng.choice(np.arange(0.1, 0.95, 0.05), size=2))
        v: Values = {"p": p, "q": q, "pb": 1 - p, "qb": 1 - q}
        v["da"], v["db"] = (float(n) for n in _best(v))
        v["value"] = answer(v)
        numbers = np.sort([v["value"], *(each.answer(v) for each in MISTAKES.values())])
        if abs(p - q) > 0.25 and float(np.diff(numbers).min()) > 0.04:
            return v


def _real(v: Values) -> np.ndarray:
    return np.array([v["p"], 1 - v["p"]])


def _fake(v: Values) -> np.ndarray:
    return np.array([v["q"], 1 - v["q"]])


def _best(v: Values) -> np.ndarray:
    judged: np.ndarray = _real(v) / (_real(v) + _fake(v))
    return judged


def _value(v: Values, judge: np.ndarray) -> float:
    return float(_real(v) @ np.log(judge) + _fake(v) @ np.log(1 - judge))


def answer(v: Values) -> float:
    return _value(v, _best(v))


MISTAKES = {
    "undecided": Mistake(
        lambda v: _value(v, np.array([0.5, 0.5])),
        "That is −ln 4, the value when real and fake agree. Here the judge can do better.",
        "faq/gans#reasoning",
    ),
    "real-part-only": Mistake(
        lambda v: float(_real(v) @ np.log(_best(v))),
        "The second part is missing: the judge also earns on fakes, log(1 − D).",
        "faq/gans#reasoning",
    ),
    "base-two": Mistake(
        lambda v: answer(v) / float(np.log(2)),
        "You took logarithms to base 2; natural ones are asked for.",
        "faq/gans#reasoning",
    ),
    "prior-as-judge": Mistake(
        lambda v: _value(v, _real(v)),
        "You took the data's probability as D. The best D is its share in the sum of both.",
        "faq/gans#reasoning",
    ),
}
