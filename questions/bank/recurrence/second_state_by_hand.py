"""The second state of a scalar RNN that starts from zero."""

from __future__ import annotations

import math

import numpy as np

from engine.chapter import SimpleRNN
from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v = _drawn(rng)
        numbers = [answer(v), *(mistake.answer(v) for mistake in MISTAKES.values())]
        if np.diff(np.sort(numbers)).min() > 0.03:
            return v


def _drawn(rng: np.random.Generator) -> Values:
    w, u = round(float(rng.uniform(0.6, 1.6)), 1), round(float(rng.uniform(0.4, 1.2)), 1)
    b = round(float(rng.uniform(0.1, 0.4)), 1)
    p, q = round(float(rng.uniform(0.6, 1.5)), 1), round(float(rng.uniform(0.1, 0.5)), 1)
    v: Values = {"w": w, "u": u, "b": b, "p": p, "q": q}
    return {**v, "h1": math.tanh(u * p + b), "h2": last_state(v)}


def last_state(v: Values) -> float:
    net = SimpleRNN(1, 1, 1, rng=np.random.default_rng(0))
    net.Whh[:], net.Wxh[:], net.bh[:] = v["w"], v["u"], v["b"]
    return float(net.forward(np.array([v["p"], v["q"]]).reshape(2, 1, 1))[1].item())


def answer(v: Values) -> float:
    return last_state(v)


MISTAKES = {
    "no-last-tanh": Mistake(
        lambda v: v["w"] * v["h1"] + v["u"] * v["q"] + v["b"],
        "That is the sum of the second step. The state is the tanh of it.",
        "rnn-lstm/rnn#recurrence",
    ),
    "pre-activation-handed-on": Mistake(
        lambda v: math.tanh(v["w"] * (v["u"] * v["p"] + v["b"]) + v["u"] * v["q"] + v["b"]),
        "You handed on the first step's sum. The loop hands on the state, after the tanh.",
        "rnn-lstm/rnn#loop",
    ),
    "memory-forgotten": Mistake(
        lambda v: math.tanh(v["u"] * v["q"] + v["b"]),
        "That treats the second step as if it were the first: the term with h₁ is missing.",
        "rnn-lstm/rnn#recurrence",
    ),
}
