"""Parameters of the chapter's LSTM class, its output layer included."""

from __future__ import annotations

import numpy as np

from engine.chapter import LSTM
from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        d, h, o = int(rng.integers(3, 30)), int(rng.integers(2, 13)) * 8, int(rng.integers(2, 10))
        v: Values = {"d": d, "h": h, "o": o, "sum": h + d, "head": o * h + o}
        total = answer(v)
        if len({total, *(mistake.answer(v) for mistake in MISTAKES.values())}) == 5:
            return {**v, "total": total, "core": total - v["head"]}


def answer(v: Values) -> int:
    net = LSTM(v["d"], v["h"], v["o"], rng=np.random.default_rng(0))
    return sum(array.size for array in vars(net).values())


MISTAKES = {
    "three-blocks": Mistake(
        lambda v: 3 * (v["h"] * v["sum"] + v["h"]) + v["head"],
        "You counted three blocks. The candidate has weights of its own: four.",
        "rnn-lstm/lstm#parameter-count",
    ),
    "no-biases": Mistake(
        lambda v: 4 * v["h"] * v["sum"] + v["o"] * v["h"],
        "The biases are missing: one per unit in each block, and one per output.",
        "rnn-lstm/lstm-from-scratch#class",
    ),
    "input-only": Mistake(
        lambda v: 4 * (v["h"] * v["d"] + v["h"]) + v["head"],
        "Each matrix multiplies the state *and* the input: H + D columns.",
        "rnn-lstm/lstm-from-scratch#stacking",
    ),
    "no-output-layer": Mistake(
        lambda v: answer(v) - v["head"],
        "That is the core. The class has an output layer as well.",
        "rnn-lstm/lstm-from-scratch#class",
    ),
}
