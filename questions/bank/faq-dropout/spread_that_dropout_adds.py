"""The standard deviation that inverted dropout gives a sum."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        hs = [int(n) for n in rng.integers(1, 6, size=4)]
        v: Values = {
            "hs": hs,
            "p": float(rng.choice([0.2, 0.25, 0.4, 0.5, 0.6])),
            "squares": sum(h**2 for h in hs),
            "mean": sum(hs),
        }
        v["total"] = answer(v)
        numbers = np.sort([v["total"], *(each.answer(v) for each in MISTAKES.values())])
        if float((np.diff(numbers) / numbers[1:]).min()) > 0.04:
            return v


def answer(v: Values) -> float:
    """Weigh all sixteen masks by their probability."""
    p, hs = float(v["p"]), np.array(v["hs"], dtype=float)
    masks = np.array(np.meshgrid(*[[0, 1]] * 4)).reshape(4, -1).T
    kept = masks.sum(axis=1)
    weights = (1 - p) ** kept * p ** (4 - kept)
    sums = masks @ hs / (1 - p)
    mean = float(weights @ sums)
    return float(np.sqrt(weights @ (sums - mean) ** 2))


MISTAKES = {
    "no-scaling": Mistake(
        lambda v: float(np.sqrt(v["p"] * (1 - v["p"]) * v["squares"])),
        "That is dropout without scaling. Dividing kept units by 1 − p widens the spread.",
        "faq/dropout#reasoning",
    ),
    "variance": Mistake(
        lambda v: float(answer(v) ** 2),
        "That is the variance; its square root is asked for.",
        "faq/dropout#reasoning",
    ),
    "spreads-added": Mistake(
        lambda v: float(np.sqrt(v["p"] / (1 - v["p"])) * v["mean"]),
        "You added standard deviations. For independent masks it is the variances that add.",
        "faq/dropout#reasoning",
    ),
}
