"""The k-means cost of five points and two centres on a line."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        points = [int(n) for n in np.sort(rng.choice(np.arange(0, 16), size=5, replace=False))]
        low, high = (int(n) for n in np.sort(rng.choice(np.arange(0, 16), size=2, replace=False)))
        v: Values = {"points": points, "low": low, "high": high}
        v["squares"] = [int(n) for n in _distances(v).min(axis=1) ** 2]
        v["total"] = answer(v)
        numbers = np.sort([v["total"], *(each.answer(v) for each in MISTAKES.values())])
        served = set(_distances(v).argmin(axis=1).tolist())
        if high - low < 5 or len(served) < 2 or numbers[0] == 0:
            continue
        if float((np.diff(numbers) / numbers[1:]).min()) > 0.03:
            return v


def _distances(v: Values) -> np.ndarray:
    centres = np.array([v["low"], v["high"]])
    apart: np.ndarray = np.abs(np.array(v["points"])[:, None] - centres)
    return apart


def answer(v: Values) -> float:
    return float((_distances(v).min(axis=1) ** 2).mean())


MISTAKES = {
    "not-squared": Mistake(
        lambda v: float(_distances(v).min(axis=1).mean()),
        "That is the mean distance. k-means minimises squared distances.",
        "faq/supervised-unsupervised#reasoning",
    ),
    "sum": Mistake(
        lambda v: float((_distances(v).min(axis=1) ** 2).sum()),
        "That is the sum; the mean over the points is asked for.",
        "faq/supervised-unsupervised#reasoning",
    ),
    "both-centres": Mistake(
        lambda v: float((_distances(v) ** 2).sum(axis=1).mean()),
        "Each point counts with its nearest centre only.",
        "faq/supervised-unsupervised#reasoning",
    ),
}
