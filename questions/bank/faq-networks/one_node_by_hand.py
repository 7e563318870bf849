"""The output of one sigmoid node with two inputs."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        x1, x2 = (int(n) for n in rng.integers(1, 4, size=2))
        w1, w2, b = (round(float(n), 1) for n in rng.uniform(-0.9, 0.9, size=3))
        v: Values = {"x1": x1, "x2": x2, "w1": w1, "w2": w2, "b": b}
        v["a"], v["y"] = _sum(v), answer(v)
        numbers = np.sort([v["y"], *(each.answer(v) for each in MISTAKES.values())])
        gaps = np.diff(numbers)
        if abs(v["a"]) > 0.2 and float(gaps.min()) > 0.03 and min(abs(w1), abs(w2), abs(b)) > 0.1:
            return v


def _sum(v: Values) -> float:
    return float(v["w1"] * v["x1"] + v["w2"] * v["x2"] + v["b"])


def _sigmoid(a: float) -> float:
    return float(1 / (1 + np.exp(-a)))


def answer(v: Values) -> float:
    return _sigmoid(_sum(v))


MISTAKES = {
    "no-bias": Mistake(
        lambda v: _sigmoid(_sum(v) - float(v["b"])),
        "The bias is missing. It is added to the weighted sum before the activation.",
        "faq/neural-networks#reasoning",
    ),
    "no-activation": Mistake(
        _sum,
        "That is the weighted sum. The node still passes it through the sigmoid.",
        "faq/activations#answer",
    ),
    "tanh": Mistake(
        lambda v: float(np.tanh(_sum(v))),
        "That is tanh of the sum; the sigmoid is 1 / (1 + exp(−a)).",
        "faq/activations#reasoning",
    ),
    "wrong-sign": Mistake(
        lambda v: _sigmoid(-_sum(v)),
        "You lost a minus sign: the sigmoid has exp(−a) in it, not exp(a).",
        "faq/activations#reasoning",
    ),
}
