"""Which epoch early stopping keeps, and when it stops."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    while True:
        trend = 60 - 3 * np.arange(10) + rng.integers(-12, 13, size=10)
        losses = [int(n) for n in trend]
        v: Values = {"losses": [n / 100 for n in losses], "patience": int(rng.integers(2, 4))}
        kept, stopped = _run(v)
        others = {_run(v, against="last"), _run(v, restart=False), (int(np.argmin(losses)), 9)}
        if len(set(losses)) == 10 and kept > 0 and len({*others, (kept, stopped)}) == 4:
            return v


def _run(v: Values, *, against: str = "best", restart: bool = True) -> tuple[int, int]:
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(v["losses"]):
        if loss < best:
            kept, waited = epoch, 0 if restart else waited
            best = loss
        else:
            waited += 1
            best = loss if against == "last" else best
        if waited == v["patience"]:
            break
    return kept, epoch


def _source(v: Values, *, better: str, worse: str, stop: str = "waited == patience") -> str:
    return f"""losses = {v["losses"]}
patience = {v["patience"]}
best, kept, waited = float("inf"), 0, 0
for epoch, loss in enumerate(losses):
    if loss < best:
        {better}
    else:
        {worse}
    if {stop}:
        break
print("kept", kept, "stopped", epoch)
"""


BETTER = "best, kept, waited = loss, epoch, 0"


def program(v: Values) -> str:
    return _source(v, better=BETTER, worse="waited += 1")


RIGHT = "The best so far is kept, and the loop ends when nothing has beaten it for long enough."

WRONG = {
    "against-the-last": Wrong(
        lambda v: _source(v, better=BETTER, worse="best, waited = loss, waited + 1"),
        "You compared with the epoch before. An improvement is a loss below the best so far.",
    ),
    "never-restarts": Wrong(
        lambda v: _source(v, better="best, kept = loss, epoch", worse="waited += 1"),
        "Waiting starts anew at every improvement; it counts bad epochs in a row.",
    ),
    "sees-everything": Wrong(
        lambda v: _source(v, better=BETTER, worse="waited += 1", stop="False"),
        "The loop breaks before the end; a lower loss that comes later is never seen.",
    ),
}
