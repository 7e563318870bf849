"""One value under batch normalisation in two batches and at inference."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong


def draw(rng: np.random.Generator) -> Values:
    while True:
        x, other, more = (int(n) for n in rng.choice(np.arange(0, 12), size=3, replace=False))
        v: Values = {
            "x": x,
            "one": other,
            "two": more,
            "mean": float(rng.choice([2.0, 3.0, 5.0])),
            "spread": float(rng.choice([2.0, 4.0, 5.0])),
        }
        stored = round((x - v["mean"]) / v["spread"], 2)
        if (x < other) != (x < more) and stored not in {-1.0, 0.0, 1.0}:
            return v


def _source(v: Values, *, mean: str, spread: str) -> str:
    return f"""import numpy as np

running_mean, running_spread = {v["mean"]}, {v["spread"]}

def normalise(batch, training):
    batch = np.array(batch, dtype=float)
    mean = {mean}
    spread = {spread}
    return (batch - mean) / spread

print(normalise([{v["x"]}, {v["one"]}], training=True)[0].round(2))
print(normalise([{v["x"]}, {v["two"]}], training=True)[0].round(2))
print(normalise([{v["x"]}, {v["two"]}], training=False)[0].round(2))
"""


def program(v: Values) -> str:
    return _source(
        v,
        mean="batch.mean() if training else running_mean",
        spread="batch.std() if training else running_spread",
    )


RIGHT = "Training mode depends on the company, inference mode on the stored averages alone."

WRONG = {
    "always-batch": Wrong(
        lambda v: _source(v, mean="batch.mean()", spread="batch.std()"),
        "In inference mode the running averages take the place of the batch's statistics.",
    ),
    "always-stored": Wrong(
        lambda v: _source(v, mean="running_mean", spread="running_spread"),
        "In training mode the batch's own statistics are used, so the company matters.",
    ),
    "modes-swapped": Wrong(
        lambda v: _source(
            v,
            mean="running_mean if training else batch.mean()",
            spread="running_spread if training else batch.std()",
        ),
        "You have the modes the wrong way round: batch in training, averages at inference.",
    ),
}
