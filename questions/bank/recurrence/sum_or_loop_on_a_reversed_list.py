"""A linear loop and a sum over a list and its reverse."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    while True:
        numbers = [int(n) for n in rng.integers(0, 4, size=3)]
        factor = int(rng.integers(2, 4))
        v: Values = {"numbers": numbers, "factor": factor}
        results = {_loop(numbers, factor), _loop(numbers[::-1], factor), sum(numbers)}
        if len(results) == 3:
            return v


def _loop(numbers: list[int], factor: int) -> int:
    h = 0
    for x in numbers:
        h = factor * h + x
    return h


def _source(v: Values, *, update: str, shown: str) -> str:
    return f"""def loop(numbers):
    h = 0
    for x in numbers:
        h = {update}
    return h

numbers = {v["numbers"]}
print({shown})
"""


SHOWN = "loop(numbers), loop(numbers[::-1]), sum(numbers[::-1])"


def program(v: Values) -> str:
    return _source(v, update=f"{v['factor']} * h + x", shown=SHOWN)


RIGHT = (
    "Early inputs are multiplied once per later step, so the loop notices order; the sum doesn't."
)

WRONG = {
    "order-ignored": Wrong(
        lambda v: _source(
            v,
            update=f"{v['factor']} * h + x",
            shown="loop(numbers), loop(numbers), sum(numbers)",
        ),
        "The reversed list gives the inputs other weights: the loop's results differ.",
    ),
    "no-growth": Wrong(
        lambda v: _source(v, update="h + x", shown=SHOWN),
        "That is a loop with factor 1, a plain sum. Here the state is multiplied at each step.",
    ),
    "late-is-heavy": Wrong(
        lambda v: _source(
            v,
            update=f"{v['factor']} * h + x",
            shown="loop(numbers[::-1]), loop(numbers), sum(numbers)",
        ),
        "You gave late inputs the larger weights. It is the early ones that are multiplied again.",
    ),
}
