"""Steps between corresponding words, when the encoder reads backwards."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong

_SOURCE = """n = {n}
distances = []
for i in range(n):
    read = {read}
    written = {written}
    distances.append(written - read)
print(min(distances), sum(distances) / n)"""


def draw(rng: np.random.Generator) -> Values:
    return {"n": int(rng.integers(4, 31))}


def _source(v: Values, read: str = "n - 1 - i", written: str = "n + i") -> str:
    return _SOURCE.format(n=v["n"], read=read, written=written)


def program(v: Values) -> str:
    return _source(v)


RIGHT = "The distances are 1, 3, 5, …: the smallest is 1, and their mean is as before."

WRONG = {
    "forwards": Wrong(
        lambda v: _source(v, read="i"),
        "That is the source read forwards, where each pair is equally far apart.",
    ),
    "shorter-on-average": Wrong(
        lambda v: _source(v, read="n - 1", written="n + i"),
        "The mean would halve only if every source word were read last. One of them is.",
    ),
    "target-reversed-too": Wrong(
        lambda v: _source(v, read="n - 1 - i", written="2 * n + i"),
        "The decoder begins right after the last source word was read, at step n.",
    ),
}
