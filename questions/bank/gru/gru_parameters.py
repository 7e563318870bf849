"""The number of parameters of a GRU layer with two biases for each block."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        D, H = (int(n) for n in rng.choice(np.arange(3, 60), size=2, replace=False))
        v: Values = {"D": D, "H": H}
        v["total"] = answer(v)
        if len({answer(v), *(each.answer(v) for each in MISTAKES.values())}) > len(MISTAKES):
            return v


def answer(v: Values) -> int:
    D, H = v["D"], v["H"]
    shapes = [(H, D), (H, H), (H,), (H,)]
    return 3 * sum(int(np.prod(shape)) for shape in shapes)


MISTAKES = {
    "four-blocks": Mistake(
        lambda v: 4 * v["H"] * (v["D"] + v["H"] + 2),
        "That is an LSTM. A GRU has three blocks: reset, update, candidate.",
        "beyond/gru#equations",
    ),
    "one-bias": Mistake(
        lambda v: 3 * v["H"] * (v["D"] + v["H"] + 1),
        "You counted one bias for each block; here there are two, one with W and one with U.",
        "beyond/gru#reset",
    ),
    "two-blocks": Mistake(
        lambda v: 2 * v["H"] * (v["D"] + v["H"] + 2),
        "You counted the two gates. The candidate has weights of its own.",
        "beyond/gru#equations",
    ),
    "no-biases": Mistake(
        lambda v: 3 * v["H"] * (v["D"] + v["H"]),
        "You left the biases out.",
        "beyond/gru#equations",
    ),
}
