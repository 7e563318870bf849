"""Cases of `early_stopping`: mostly losses on a grid of 1/64, so that "just as good" is exact."""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    falling = [2.0, 1.5, 1.25, 1.0, 0.75, 0.5]
    drifting = [1.0 - 0.125 * epoch for epoch in range(8)]
    return [
        _call("stops", [1.0, 0.75, 0.8125, 0.875, 0.5], 2, 0.0, visible=True, group="examples"),
        _call("never stops", falling, 2, 0.0, visible=True, group="examples"),
        _call("a gain too small", [1.0, 0.9375, 0.875, 0.75], 2, 0.125, visible=True),
        _call("the counter begins anew", [1.0, 1.5, 0.75, 1.5, 0.5, 1.5, 0.25, 2.0], 2, 0.0),
        _call("just as good is no improvement", [1.0, 0.5, 0.5, 0.5, 0.25], 2, 0.0),
        _call("a gain of exactly min_delta", [1.0, 0.75, 0.5, 0.25], 2, 0.25),
        _call("just more than min_delta", [1.0, 0.75 - 2**-6, 0.5 - 2**-5, 0.25 - 2**-4], 1, 0.25),
        _call("small gains add up", drifting, 3, 0.25),
        _call("small gains do not add up in time", drifting, 2, 0.25),
        _call("the smallest is not the best", [1.0, 0.9375, 0.875, 0.9375], 3, 0.25),
        _call("the smallest is not the best, and no stop", [1.0, 0.5, 0.4375, 0.375], 3, 0.25),
        _call("patience of one", [1.0, 0.5, 0.75, 0.25], 1, 0.0),
        _call("patience of one, at once", [1.0, 1.0, 0.5], 1, 0.0),
        _call("better than before, but not the best", [0.5, 2.0, 1.75, 1.5, 1.25, 0.25], 4, 0.0),
        _call("rises and falls above the best", [0.5, 2.0, 1.0, 2.0, 1.0, 2.0], 5, 0.0),
        _call("patience runs out in the last epoch", [1.0, 0.5, 0.75, 0.625], 2, 0.0),
        _call("patience almost runs out", [1.0, 0.5, 0.75, 0.625], 3, 0.0),
        _call("worse from the start", [0.5, 0.75, 1.0, 1.25, 1.5], 3, 0.0),
        _call("patience beyond the list", [0.5, 0.75, 1.0], 10, 0.0),
        _call("two chances to stop", [1.0, 1.25, 1.25, 0.5, 0.75, 0.75, 0.25, 1.0, 1.0], 2, 0.0),
        _call("large losses", [400.0, 300.0, 299.0, 298.5, 250.0], 2, 8.0),
        _call("tiny losses", [3e-9, 2e-9, 1e-9, 2e-9, 1e-9], 2, 0.0),
        _call("tiny gains", [1e-10, 7e-11, 6.5e-11, 6e-11, 3e-11], 2, 2e-11),
        _call("negative losses", [0.5, -1.0, -1.125, -1.0625, -2.0], 2, 0.25),
        _call("one epoch", [0.75], 1, 0.0),
        _call("one large epoch", [1e12], 1, 0.5),
        _call("no epoch", [], 3, 0.0, raises="ValueError"),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    """Give walks that mostly fall: whether a gain counts is a matter of one step of the grid."""
    cases = []
    for patience in (1, 2, 3, 4, 6):
        steps = rng.choice([-6, -3, -2, -1, 0, 1, 2, 3], size=20)
        losses = [float(each) / 64.0 for each in 160 + np.cumsum(steps)]
        delta = float(rng.integers(0, 5)) / 64.0
        cases.append(_call(f"drawn, patience {patience}", losses, patience, delta))
    return cases


def _call(
    name: str,
    losses: list[float],
    patience: int,
    min_delta: float,
    *,
    visible: bool = False,
    group: str | None = None,
    raises: str | None = None,
) -> Case:
    group = group or ("examples" if visible else "values")
    arguments = (losses, patience, min_delta)
    return Case.call(
        name, "early_stopping", *arguments, visible=visible, group=group, raises=raises
    )
