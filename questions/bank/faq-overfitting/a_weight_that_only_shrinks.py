"""A weight after some steps of gradient descent on an L2 penalty alone."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "w": float(rng.choice([1.5, 2.0, 2.5, 3.0, 4.0])),
            "decay": float(rng.choice([0.02, 0.04, 0.05, 0.1])),
            "rate": float(rng.choice([0.1, 0.2, 0.5])),
            "n": int(rng.choice([20, 30, 40, 50, 60])),
        }
        v["product"] = v["rate"] * v["decay"]
        v["factor"] = 1 - v["product"]
        v["total"] = answer(v)
        numbers = np.sort([v["total"], *(each.answer(v) for each in MISTAKES.values())])
        if numbers[0] > 0 and float((np.diff(numbers) / numbers[1:]).min()) > 0.03:
            return v


def answer(v: Values) -> float:
    w = float(v["w"])
    for _ in range(v["n"]):
        w -= v["rate"] * v["decay"] * w
    return w


MISTAKES = {
    "linear": Mistake(
        lambda v: float(v["w"] * (1 - v["n"] * v["product"])),
        "You subtracted the same amount each time. The step is a share of the present weight.",
        "faq/overfitting#reasoning",
    ),
    "factor-two": Mistake(
        lambda v: float(v["w"] * (1 - 2 * v["product"]) ** v["n"]),
        "The penalty has a half in it, so its gradient is λw and not 2λw.",
        "faq/overfitting#reasoning",
    ),
    "no-rate": Mistake(
        lambda v: float(v["w"] * (1 - v["decay"]) ** v["n"]),
        "The step is the learning rate times the gradient; you left the learning rate out.",
        "faq/overfitting#reasoning",
    ),
    "one-step": Mistake(
        lambda v: float(v["w"] * v["factor"]),
        "That is one step. The factor acts in every step.",
        "faq/overfitting#reasoning",
    ),
}
