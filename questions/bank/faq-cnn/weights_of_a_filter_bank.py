"""The number of parameters of a convolutional layer."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    v: Values = {
        "n": int(rng.choice([28, 32, 48, 64])),
        "c": int(rng.choice([2, 3, 4, 6, 8])),
        "f": int(rng.choice([10, 12, 16, 20, 24])),
        "k": int(rng.choice([3, 5, 7])),
    }
    v["patch"] = v["k"] ** 2 * v["c"]
    v["total"] = answer(v)
    return v


def answer(v: Values) -> int:
    weights, biases = (v["f"], v["c"], v["k"], v["k"]), (v["f"],)
    return int(np.prod(weights) + np.prod(biases))


MISTAKES = {
    "no-channels": Mistake(
        lambda v: int(v["f"] * (v["k"] ** 2 + 1)),
        "A filter reaches through all input channels: it has k × k weights for each of them.",
        "faq/cnn-and-rnn#reasoning",
    ),
    "no-biases": Mistake(
        lambda v: int(v["f"] * v["k"] ** 2 * v["c"]),
        "The biases are missing, one for each filter.",
        "faq/cnn-and-rnn#reasoning",
    ),
    "bias-per-channel": Mistake(
        lambda v: int(v["f"] * v["c"] * (v["k"] ** 2 + 1)),
        "A filter has one bias, added after the sum over all channels, and not one per channel.",
        "faq/cnn-and-rnn#reasoning",
    ),
    "at-every-position": Mistake(
        lambda v: int(answer(v) * v["n"] ** 2),
        "You gave every position weights of its own. A filter is shared over all positions.",
        "faq/cnn-and-rnn#answer",
    ),
}
