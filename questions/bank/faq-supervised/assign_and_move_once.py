"""One round of k-means with two centres on a line."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    while True:
        points = [int(n) for n in np.sort(rng.choice(np.arange(0, 20), size=6, replace=False))]
        low, high = (int(n) for n in np.sort(rng.choice(points, size=2, replace=False)))
        border = (low + high) / 2
        left = [n for n in points if n < border]
        right = [n for n in points if n > border]
        v: Values = {"points": points, "low": low, "high": high, "border": border}
        v |= {"left": left, "right": right}
        if len(left) + len(right) < 6 or min(len(left), len(right)) < 2:
            continue
        means = [round(float(np.mean(group)), 1) for group in (left, right)]
        medians = [round(float(np.median(group)), 1) for group in (left, right)]
        middles = [round((group[0] + group[-1]) / 2, 1) for group in (left, right)]
        halves = [round(float(np.mean(half)), 1) for half in (points[:3], points[3:])]
        steps = [round((c + m) / 2, 1) for c, m in zip((low, high), means, strict=True)]
        if len({str(each) for each in (means, medians, middles, halves, steps)}) == 5:
            return v


def _source(v: Values, *, group: str, move: str) -> str:
    return f"""import numpy as np

x = np.array({v["points"]})
centres = np.array([{v["low"]}, {v["high"]}])
group = {group}
moved = [{move} for k in range(2)]
print([round(float(c), 1) for c in moved])
"""


NEAREST = "np.abs(x[:, None] - centres).argmin(axis=1)"


def program(v: Values) -> str:
    return _source(v, group=NEAREST, move="x[group == k].mean()")


RIGHT = "Points go to the nearer centre, and each centre goes to the mean of its points."

WRONG = {
    "median": Wrong(
        lambda v: _source(v, group=NEAREST, move="np.median(x[group == k])"),
        "That is the median. The mean is what minimises the squared distances.",
    ),
    "equal-halves": Wrong(
        lambda v: _source(v, group="np.arange(6) // 3", move="x[group == k].mean()"),
        "Groups needn't be equally large: each point goes to the nearer centre.",
    ),
    "half-way": Wrong(
        lambda v: _source(v, group=NEAREST, move="(centres[k] + x[group == k].mean()) / 2"),
        "A centre moves all the way to the mean of its points, not half of it.",
    ),
}
