"""The number of parameters of an LSTM layer with one bias for each block."""

from __future__ import annotations

import numpy as np

from engine.chapter import LSTM
from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        D, H = (int(n) for n in rng.choice(np.arange(3, 60), size=2, replace=False))
        v: Values = {"D": D, "H": H}
        v["total"] = answer(v)
        if len({answer(v), *(each.answer(v) for each in MISTAKES.values())}) > len(MISTAKES):
            return v


def answer(v: Values) -> int:
    cell = LSTM(v["D"], v["H"], 1, rng=np.random.default_rng(0))
    head = ("Wy", "by")
    return sum(array.size for name, array in vars(cell).items() if name not in head)


MISTAKES = {
    "three-blocks": Mistake(
        lambda v: 3 * v["H"] * (v["D"] + v["H"] + 1),
        "You counted three blocks. The candidate has weights of its own: four.",
        "rnn-lstm/lstm#parameter-count",
    ),
    "no-biases": Mistake(
        lambda v: 4 * v["H"] * (v["D"] + v["H"]),
        "You left the biases out: each block has one of H numbers.",
        "rnn-lstm/lstm#parameter-count",
    ),
    "no-recurrent-weights": Mistake(
        lambda v: 4 * v["H"] * (v["D"] + 1),
        "You counted the weights of the input only. Each block also reads the hidden state.",
        "rnn-lstm/lstm-from-scratch#stacking",
    ),
    "one-block": Mistake(
        lambda v: v["H"] * (v["D"] + v["H"] + 1),
        "That is one block, which is a plain RNN. An LSTM has four.",
        "rnn-lstm/lstm#parameter-count",
    ),
    "two-biases": Mistake(
        lambda v: 4 * v["H"] * (v["D"] + v["H"] + 2),
        "That counts two biases for each block, as some frameworks store; here there is one.",
        "rnn-lstm/frameworks#layouts",
    ),
}
