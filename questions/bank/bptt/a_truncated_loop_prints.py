"""The gradient of a linear loop's weight, truncated and complete."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    while True:
        inputs = [int(n) for n in rng.integers(1, 4, size=4)]
        v: Values = {"x": inputs, "n": 4, "w": int(rng.integers(2, 4)), "reach": 2}
        truncated, complete = _gradient(v, 2), _gradient(v, 4)
        wrong = (_gradient(v, 3), _gradient(v, 2, after=True), _gradient(v, 1))
        if len({truncated, *wrong}) == 4:
            return {**v, "truncated": truncated, "complete": complete}


def _gradient(v: Values, reach: int, *, after: bool = False) -> int:
    states = [0]
    for x in v["x"]:
        states.append(v["w"] * states[-1] + x)
    old = states[1:] if after else states[:-1]
    return sum(v["w"] ** j * h for j, h in enumerate(old[::-1][:reach]))


def _source(v: Values, *, reach: str = "reach", old: str = "states[t - 1]") -> str:
    return f"""w, x, reach = {v["w"]}, {v["x"]}, {v["reach"]}

states = [0]
for x_t in x:
    states.append(w * states[-1] + x_t)

def gradient(reach):
    dw, dh, T = 0, 1, len(x)
    for t in range(T, T - reach, -1):
        dw += dh * {old}
        dh *= w
    return dw

print(gradient({reach}), gradient(len(x)))
"""


def program(v: Values) -> str:
    return _source(v)


RIGHT = "Two terms for the cut, all of them for the complete one: signal times the state before."

WRONG = {
    "one-more": Wrong(
        lambda v: _source(v, reach="reach + 1"),
        "One term too many: the loop body runs `reach` times.",
    ),
    "one-less": Wrong(
        lambda v: _source(v, reach="reach - 1"),
        "One term too few: the last step itself is the first of the `reach` steps.",
    ),
    "state-after": Wrong(
        lambda v: _source(v, old="states[t]"),
        "At step t the weight multiplies the state before it, `states[t - 1]`.",
    ),
}
