"""What the chapter's SimpleRNN returns for a sequence of two bits."""

from __future__ import annotations

import numpy as np

from engine.chapter import SimpleRNN
from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v = _drawn(rng)
        numbers = np.sort([v["y"], *(mistake.answer(v) for mistake in MISTAKES.values())])
        if float(np.diff(numbers).min()) > 0.04 * float(np.abs(numbers).max()):
            return v


def _drawn(rng: np.random.Generator) -> Values:
    p, q = ((1, 0), (1, 1), (0, 1))[int(rng.integers(3))]
    v: Values = {"p": p, "q": q}
    for name, low, high in (
        ("u", 0.5, 1.5),
        ("w", 0.5, 1.5),
        ("b", 0.1, 0.5),
        ("v", 1.0, 3.0),
        ("c", 0.1, 0.9),
    ):
        v[name] = round(float(rng.uniform(low, high)), 1)
    h1, h2 = _run(v, [p])[1], _run(v, [p, q])[1]
    return {**v, "h1": h1, "h2": h2, "y": answer(v)}


def _run(v: Values, bits: list[int]) -> tuple[float, float]:
    net = SimpleRNN(1, 1, 1, rng=np.random.default_rng(0))
    net.Wxh[:], net.Whh[:], net.Why[:] = v["u"], v["w"], v["v"]
    net.bh[:], net.by[:] = v["b"], v["c"]
    y, h = net.forward(np.array(bits, float).reshape(-1, 1, 1))
    return float(y.item()), float(h.item())


def answer(v: Values) -> float:
    return _run(v, [v["p"], v["q"]])[0]


MISTAKES = {
    "after-the-first": Mistake(
        lambda v: _run(v, [v["p"]])[0],
        "That is the output after the first bit. The loop goes on to the second.",
        "rnn-lstm/rnn-from-scratch#forward",
    ),
    "no-memory": Mistake(
        lambda v: v["v"] * float(np.tanh(v["u"] * v["q"] + v["b"])) + v["c"],
        "The second step lost the first: the recurrent weight times the old state is missing.",
        "rnn-lstm/rnn#recurrence",
    ),
    "squashed-output": Mistake(
        lambda v: float(np.tanh(answer(v))),
        "The output layer is linear; tanh belongs to the hidden layer only.",
        "rnn-lstm/rnn#output",
    ),
    "no-output-bias": Mistake(
        lambda v: answer(v) - v["c"],
        "The output layer has a bias of its own.",
        "rnn-lstm/rnn#output",
    ),
}
