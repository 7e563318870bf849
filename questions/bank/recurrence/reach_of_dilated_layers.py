"""Receptive field of a stack of dilated causal convolutions, by running one."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    layers, k = int(rng.integers(3, 8)), int(rng.integers(2, 6))
    dilations = [2**layer for layer in range(layers)]
    v: Values = {"layers": layers, "k": k, "less": k - 1, "steps": dilations}
    return {
        **v,
        "dilations": ", ".join(map(str, dilations)),
        "sum": " + ".join(map(str, dilations)),
        "reach": answer(v),
    }


def answer(v: Values) -> int:
    """Mark which inputs reach the last output: push a mark back through the layers."""
    reached = {0}
    for dilation in reversed(v["steps"]):
        reached = {back + tap * dilation for back in reached for tap in range(v["k"])}
    return len(reached)


MISTAKES = {
    "no-dilation": Mistake(
        lambda v: 1 + v["layers"] * (v["k"] - 1),
        "That is the reach without dilation. The taps of a layer lie its dilation apart.",
        "rnn-lstm/applications#replaced",
    ),
    "present-left-out": Mistake(
        lambda v: (v["k"] - 1) * sum(v["steps"]),
        "That is how far back it sees. The present step is to be counted as well.",
        "rnn-lstm/applications#replaced",
    ),
    "kernel-times-dilations": Mistake(
        lambda v: v["k"] * sum(v["steps"]),
        "k taps span k − 1 gaps: a layer adds (k − 1) times its dilation.",
        "rnn-lstm/applications#replaced",
    ),
}
