"""Perplexity of a test set from the mean losses of two batches."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong

_SOURCE = """import numpy as np

losses = np.array([{low}, {high}])
tokens = np.array([{many}, {few}])
{last}"""


def draw(rng: np.random.Generator) -> Values:
    return {
        "low": int(rng.integers(8, 20)) / 10,
        "high": int(rng.integers(28, 40)) / 10,
        "many": int(rng.integers(6, 10)) * 100,
        "few": int(rng.integers(1, 4)) * 100,
    }


def _source(v: Values, last: str) -> str:
    return _SOURCE.format(**v, last=last)


def program(v: Values) -> str:
    last = "mean = (losses * tokens).sum() / tokens.sum()\nprint(round(float(np.exp(mean)), 2))"
    return _source(v, last)


RIGHT = "One mean over all tokens, one exponential at the end."

WRONG = {
    "mean-of-perplexities": Wrong(
        lambda v: _source(v, "print(round(float(np.exp(losses).mean()), 2))"),
        "That averages two perplexities. The exponential comes after the mean over all tokens.",
    ),
    "unweighted": Wrong(
        lambda v: _source(v, "print(round(float(np.exp(losses.mean())), 2))"),
        "That gives both batches the same weight, though one has far more tokens.",
    ),
    "bits": Wrong(
        lambda v: _source(v, "print(round(float(2 ** np.average(losses, weights=tokens)), 2))"),
        "The losses are in nats, so the base is e and not 2.",
    ),
}
