"""Parameters of a plain RNN with a linear output layer."""

from __future__ import annotations

import numpy as np

from engine.chapter import SimpleRNN
from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    h = int(rng.integers(2, 17)) * 8
    v: Values = {
        "t": int(rng.integers(20, 200)),
        "d": int(rng.integers(3, 30)),
        "h": h,
        "o": int(rng.integers(2, 12)),
    }
    return {**v, "total": answer(v)}


def answer(v: Values) -> int:
    net = SimpleRNN(v["d"], v["h"], v["o"], rng=np.random.default_rng(0))
    return sum(array.size for array in vars(net).values())


MISTAKES = {
    "no-biases": Mistake(
        lambda v: answer(v) - v["h"] - v["o"],
        "You left out the biases: one per hidden unit and one per output.",
        "rnn-lstm/rnn#parameter-count",
    ),
    "no-recurrence": Mistake(
        lambda v: answer(v) - v["h"] ** 2,
        "The matrix from the previous state, H × H, is missing. Without it nothing is recurrent.",
        "rnn-lstm/rnn#recurrence",
    ),
    "times-steps": Mistake(
        lambda v: answer(v) * v["t"],
        "Steps share their parameters. Unrolling adds none.",
        "rnn-lstm/rnn#loop",
    ),
    "output-per-step": Mistake(
        lambda v: answer(v) + (v["t"] - 1) * (v["o"] * v["h"] + v["o"]),
        "The output layer is shared over the steps as well: one matrix, applied at each of them.",
        "rnn-lstm/rnn#output",
    ),
}
