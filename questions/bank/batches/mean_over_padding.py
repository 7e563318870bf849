"""The mean loss of a padded batch, with the padding masked out."""

from __future__ import annotations

import numpy as np

from questions.bank_values import Values, Wrong

_SOURCE = """import numpy as np

lengths = np.array([{n1}, {n2}])
loss = np.full((2, {n1}), {real})
loss[1, {n2}:] = {pad}  # what the network says at padded steps
mask = np.arange({n1}) < lengths[:, None]
print({expression})"""


def draw(rng: np.random.Generator) -> Values:
    n1 = int(rng.choice([5, 8, 10]))
    v: Values = {"n1": n1, "n2": n1 // 2 - 1, "pad": float(rng.choice([2.0, 4.0]))}
    return {**v, "real": float(rng.choice([0.2, 0.3, 0.4, 0.5, 0.6, 0.7]))}


def _source(v: Values, expression: str) -> str:
    names = {name: v[name] for name in ("n1", "n2", "real", "pad")}
    return _SOURCE.format(**names, expression=expression)


def program(v: Values) -> str:
    return _source(v, "round((loss * mask).sum() / mask.sum(), 3)")


RIGHT = "Masked in the sum and in the count: padding changes nothing."

WRONG = {
    "divided-by-all": Wrong(
        lambda v: _source(v, "round((loss * mask).mean(), 3)"),
        "That divides by all steps. The loss would get smaller the more padding there is.",
    ),
    "not-masked": Wrong(
        lambda v: _source(v, "round(loss.mean(), 3)"),
        "That counts the padded steps: the network would be trained on nothing.",
    ),
    "inverted": Wrong(
        lambda v: _source(v, "round((loss * ~mask).sum() / (~mask).sum(), 3)"),
        "That is the loss of the padding alone. The mask is true at real steps.",
    ),
}
