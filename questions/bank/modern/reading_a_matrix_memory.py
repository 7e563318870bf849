"""What a matrix memory with two stored pairs returns for the first key."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong

_SOURCE = """import numpy as np

k1, k2 = np.array({k1}), np.array({k2})
v1, v2 = np.array({v1}), np.array({v2})

C = np.zeros((2, 2), dtype=int)
{write}
print({read})"""

_ADD = "C += np.outer(v1, k1)\nC += np.outer(v2, k2)"
_OVERWRITE = "C = np.outer(v1, k1)\nC = np.outer(v2, k2)"
_FIRST = "C += np.outer(v1, k1)"


def draw(rng: np.random.Generator) -> Values:
    while True:
        k1, k2, v1, v2 = (rng.integers(-2, 4, size=2) for _ in range(4))
        own, overlap = int(k1 @ k1), int(k1 @ k2)
        read = (own * v1 + overlap * v2, own * v1, overlap * v2, k1 * (v1 @ k1) + k2 * (v2 @ k1))
        if overlap != 0 and len({tuple(each.tolist()) for each in read}) == len(read):
            names = {"k1": k1, "k2": k2, "v1": v1, "v2": v2}
            shown = {name: each.tolist() for name, each in names.items()}
            return {**shown, "own": own, "overlap": overlap}


def _source(v: Values, write: str = _ADD, read: str = "C @ k1") -> str:
    names = {name: v[name] for name in ("k1", "k2", "v1", "v2")}
    return _SOURCE.format(**names, write=write, read=read)


def program(v: Values) -> str:
    return _source(v)


RIGHT = "Each value comes back with the dot product of its key and the query as weight."

WRONG = {
    "no-leak": Wrong(
        lambda v: _source(v, _FIRST),
        "That is the first pair alone. The keys overlap, so the second value leaks in.",
    ),
    "overwritten": Wrong(
        lambda v: _source(v, _OVERWRITE),
        "The second write is added to the matrix; it doesn't take the place of the first.",
    ),
    "transposed": Wrong(
        lambda v: _source(v, read="C.T @ k1"),
        "That reads keys by comparing values. The query is compared with the keys.",
    ),
}
