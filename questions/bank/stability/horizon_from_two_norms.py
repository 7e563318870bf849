"""Steps until a gradient has faded to a thousandth, from two measured norms."""

from __future__ import annotations

import math

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        last, gap = round(float(rng.uniform(0.5, 3)), 1), int(rng.integers(2, 6)) * 5
        early = float(f"{last * rng.uniform(0.75, 0.93) ** gap:.2g}")
        v: Values = {"last": last, "gap": gap, "early": early}
        v["factor"] = (early / last) ** (1 / gap)
        v["horizon"] = answer(v)
        steps = math.log(0.001) / math.log(v["factor"])
        numbers = {v["horizon"], *(mistake.answer(v) for mistake in MISTAKES.values())}
        if len(numbers) == 4 and 0.1 < steps % 1 < 0.9:
            return v


def answer(v: Values) -> int:
    """Walk back until the norm is below a thousandth."""
    norm, steps = 1.0, 0
    while norm >= 0.001:
        norm *= (v["early"] / v["last"]) ** (1 / v["gap"])
        steps += 1
    return steps


MISTAKES = {
    "linear": Mistake(
        lambda v: math.ceil(0.999 * v["gap"] / (1 - v["early"] / v["last"])),
        "You drew a straight line on a linear axis. It is straight on a logarithmic one.",
        "rnn-lstm/vanishing-gradient#jacobian-product",
    ),
    "absolute": Mistake(
        lambda v: math.ceil(math.log(0.001 / v["last"]) / math.log(v["factor"])),
        "That is where the norm itself falls below 0.001; asked was a thousandth of the last one.",
        "rnn-lstm/vanishing-gradient#long-dependencies",
    ),
    "from-the-early-step": Mistake(
        lambda v: answer(v) + v["gap"],
        "You counted from the earlier of the two steps. The distance counts from the last one.",
        "rnn-lstm/vanishing-gradient#long-dependencies",
    ),
}
