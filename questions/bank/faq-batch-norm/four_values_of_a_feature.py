"""One value of a feature after batch normalisation over four examples."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        xs = [int(n) for n in rng.integers(-5, 10, size=4)]
        v: Values = {
            "xs": xs,
            "last": xs[-1],
            "gamma": float(rng.choice([0.5, 1.5, 2.0, 3.0])),
            "beta": float(rng.choice([-1.0, -0.5, 0.5, 1.0])),
            "mean": float(np.mean(xs)),
            "variance": float(np.var(xs)),
            "std": float(np.std(xs)),
        }
        if v["std"] < 1 or xs[-1] < 0:
            continue
        v["total"] = answer(v)
        numbers = np.sort([v["total"], *(each.answer(v) for each in MISTAKES.values())])
        if float(np.diff(numbers).min()) > 0.06 * max(1.0, float(np.abs(numbers).max())):
            return v


def _normalised(v: Values, *, ddof: int = 0) -> float:
    xs = np.array(v["xs"], dtype=float)
    return float((xs[-1] - xs.mean()) / xs.std(ddof=ddof))


def _scaled(v: Values, normalised: float) -> float:
    return float(v["gamma"]) * normalised + float(v["beta"])


def answer(v: Values) -> float:
    return _scaled(v, _normalised(v))


MISTAKES = {
    "no-scale": Mistake(
        _normalised,
        "The normalised value is right. It is still scaled by γ and shifted by β.",
        "faq/batch-norm#reasoning",
    ),
    "unbiased": Mistake(
        lambda v: _scaled(v, _normalised(v, ddof=1)),
        "In training the variance is divided by the number of examples, here 4 and not 3.",
        "faq/batch-norm#reasoning",
    ),
    "variance": Mistake(
        lambda v: _scaled(v, _normalised(v) / float(v["std"])),
        "You divided by the variance. It is its square root that brings the spread to one.",
        "faq/batch-norm#reasoning",
    ),
}
