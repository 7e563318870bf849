"""Share of a cell's value that the chapter's untrained LSTM keeps over some steps."""

from __future__ import annotations

import numpy as np

from engine.chapter import sigmoid
from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "bias": float(rng.choice([0.5, 1.0, 1.5, 2.0, 2.5, 3.0])),
            "n": int(rng.integers(4, 16)),
        }
        v |= {"gate": _gate(v["bias"]), "left": answer(v)}
        numbers = np.sort([v["left"], *(mistake.answer(v) for mistake in MISTAKES.values())])
        if float((np.diff(numbers) / numbers[1:]).min()) > 0.08:
            return v


def _gate(bias: float) -> float:
    return float(sigmoid(np.array(bias)))


def answer(v: Values) -> float:
    c = 100.0
    for _ in range(v["n"]):
        c = _gate(v["bias"]) * c
    return c


MISTAKES = {
    "bias-zero": Mistake(
        lambda v: 100 * 0.5 ** v["n"],
        "That is the class as it comes, with a forget bias of 0. The bias is a different one here.",
        "rnn-lstm/lstm#forget-bias",
    ),
    "one-step": Mistake(
        lambda v: 100 * _gate(v["bias"]),
        "That is what one step keeps. Each step multiplies again.",
        "rnn-lstm/lstm#constant-error-path",
    ),
    "tanh": Mistake(
        lambda v: 100 * float(np.tanh(v["bias"])) ** v["n"],
        "Gates go through the logistic sigmoid, not through tanh.",
        "rnn-lstm/lstm#gates",
    ),
}
