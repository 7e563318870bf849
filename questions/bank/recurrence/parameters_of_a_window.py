"""Parameters that a longer window adds to the first layer of an MLP."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    old = int(rng.integers(5, 20))
    more = int(rng.integers(3, 12))
    d, h = int(rng.integers(3, 12)), int(rng.integers(2, 9)) * 8
    return {
        "old": old,
        "new": old + more,
        "more": more,
        "d": d,
        "h": h,
        "added": first_layer(old + more, d, h) - first_layer(old, d, h),
    }


def first_layer(steps: int, d: int, h: int) -> int:
    """Weights and biases between a joined window and the hidden layer."""
    return int(np.empty((h, steps * d)).size + np.empty(h).size)


def answer(v: Values) -> int:
    return first_layer(v["new"], v["d"], v["h"]) - first_layer(v["old"], v["d"], v["h"])


MISTAKES = {
    "whole-layer": Mistake(
        lambda v: first_layer(v["new"], v["d"], v["h"]),
        "That is the whole layer with the longer window. Only the difference was asked for.",
        "rnn-lstm/introduction#what-order-changes",
    ),
    "biases-per-position": Mistake(
        lambda v: v["more"] * (v["d"] * v["h"] + v["h"]),
        "You added biases with each position. A bias belongs to a hidden unit, not to a position.",
        "rnn-lstm/introduction#what-order-changes",
    ),
    "shared": Mistake(
        lambda _: 0,
        "Nothing is added when positions share weights, as in an RNN. A joined window shares none.",
        "rnn-lstm/rnn#parameter-count",
    ),
}
