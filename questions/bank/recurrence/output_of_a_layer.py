"""The shape of a recurrent layer's output, batch first."""

from __future__ import annotations

import numpy as np

from engine.cells import rnn
from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    b, t, d, h = (int(n) for n in rng.choice(np.arange(3, 40), size=4, replace=False))
    return {"b": b, "t": t, "d": d, "h": h}


def answer(v: Values) -> tuple[int, ...]:
    params = rnn.initialise(v["d"], v["h"], rng=np.random.default_rng(0))
    trace = rnn.forward(params, np.zeros((v["t"], v["b"], v["d"])))
    time, batch, units = trace.h.shape
    return (batch, time, units)


MISTAKES = {
    "time-first": Mistake(
        lambda v: (v["t"], v["b"], v["h"]),
        "That is the order without batch_first=True. Here the batch comes first.",
        "rnn-lstm/rnn#shapes",
    ),
    "input-features": Mistake(
        lambda v: (v["b"], v["t"], v["d"]),
        "The last axis counts hidden units: the input features have gone through W_xh.",
        "rnn-lstm/rnn#recurrence",
    ),
    "last-state": Mistake(
        lambda v: (1, v["b"], v["h"]),
        "That is h_n, the last state. The output has the state of every step.",
        "rnn-lstm/frameworks#pytorch",
    ),
}
