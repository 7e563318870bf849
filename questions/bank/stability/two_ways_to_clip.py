"""Ratios of a gradient's entries after clipping by norm and by value."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    theta = int(rng.integers(4, 8))
    large, small = theta * int(rng.integers(2, 5)), int(rng.integers(1, theta))
    before, after = small / large, small / theta
    return {"theta": theta, "large": large, "small": small, "before": before, "after": after}


BY_NORM = "g * min(1, theta / np.linalg.norm(g))"
BY_VALUE = "np.clip(g, -theta, theta)"


def _source(v: Values, by_norm: str, by_value: str) -> str:
    return f"""import numpy as np

g, theta = np.array([{v["large"]}.0, {v["small"]}.0]), {v["theta"]}

by_norm = {by_norm}
by_value = {by_value}

for clipped in by_norm, by_value:
    print(round(float(clipped[1] / clipped[0]), 2))
"""


def program(v: Values) -> str:
    return _source(v, BY_NORM, BY_VALUE)


RIGHT = "One factor for all entries keeps the ratio; cutting the large entry alone changes it."

WRONG = {
    "both-kept": Wrong(
        lambda v: _source(v, BY_NORM, BY_NORM),
        "Clipping by value cuts the large entry and leaves the small one: their ratio changes.",
    ),
    "both-turned": Wrong(
        lambda v: _source(v, BY_VALUE, BY_VALUE),
        "Clipping by norm multiplies both entries by the same number: their ratio stays.",
    ),
    "exchanged": Wrong(
        lambda v: _source(v, BY_VALUE, BY_NORM),
        "The other way round: it is clipping by norm that keeps the direction.",
    ),
}
