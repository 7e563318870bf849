"""Megabytes that the states of a batch take during training."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    dtype = str(rng.choice(["float16", "float32", "float64"]))
    v: Values = {
        "t": int(rng.integers(2, 21)) * 100,
        "b": int(rng.choice([16, 32, 48, 64])),
        "h": int(rng.choice([128, 192, 256, 384])),
        "dtype": dtype,
        "size": np.dtype(dtype).itemsize,
    }
    return {**v, "megabytes": answer(v)}


def answer(v: Values) -> float:
    one_step = np.empty((v["b"], v["h"]), v["dtype"])
    return float(v["t"] * one_step.nbytes / 1e6)


MISTAKES = {
    "one-state": Mistake(
        lambda v: answer(v) / v["t"],
        "That is the state of one step. The way back needs the states of all steps.",
        "rnn-lstm/vanishing-gradient#truncation",
    ),
    "one-sequence": Mistake(
        lambda v: answer(v) / v["b"],
        "That is one sequence. Each sequence of the batch has states of its own.",
        "rnn-lstm/rnn#shapes",
    ),
    "numbers-not-bytes": Mistake(
        lambda v: answer(v) / v["size"],
        "That counts numbers. Multiply by the bytes that each of them takes.",
        "rnn-lstm/vanishing-gradient#truncation",
    ),
    "squared": Mistake(
        lambda v: answer(v) * v["h"],
        "The state has H numbers. H × H is the recurrent matrix, which is stored once.",
        "rnn-lstm/rnn#shapes",
    ),
}
