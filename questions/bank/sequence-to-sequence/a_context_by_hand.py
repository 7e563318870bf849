"""One entry of the context of dot-product attention."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = {
            "q": [int(n) for n in rng.integers(-1, 3, size=2)],
            "h": [[int(n) for n in row] for row in rng.integers(-2, 4, size=(3, 2))],
        }
        if _apart(v):
            return {**v, **_shown(v), "total": answer(v)}


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return (
        abs(answer(v)) > 0.1
        and max(_weights(v)) < 0.95
        and all(abs(a - b) > 0.04 * max(abs(a), abs(b)) for a, b in combinations(found, 2))
    )


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


def _scores(v: Values) -> list[float]:
    return [float(np.dot(v["q"], row)) for row in v["h"]]


def _weights(v: Values) -> list[float]:
    powers = np.exp(_scores(v))
    return [float(each) for each in powers / powers.sum()]


def answer(v: Values) -> float:
    return float(np.dot(_weights(v), np.array(v["h"])[:, 0]))


def _shown(v: Values) -> Values:
    rows = ", ".join(f"({one}, {two})" for one, two in v["h"])
    return {
        "query": f"({v['q'][0]}, {v['q'][1]})".replace("-", "−"),
        "states": rows.replace("-", "−"),
        "scores": ", ".join(f"{each:g}" for each in _scores(v)).replace("-", "−"),
        "weights": ", ".join(f"{each:.3f}" for each in _weights(v)),
    }


MISTAKES = {
    "uniform": Mistake(
        lambda v: float(np.mean(np.array(v["h"])[:, 0])),
        "You gave every state the same weight. The weights come from the scores.",
        "beyond/sequence-to-sequence#attention",
    ),
    "hard": Mistake(
        lambda v: float(v["h"][int(np.argmax(_scores(v)))][0]),
        "You took the state with the best score alone. The softmax mixes all of them.",
        "beyond/sequence-to-sequence#attention",
    ),
    "scores-as-weights": Mistake(
        lambda v: float(np.dot(_scores(v), np.array(v["h"])[:, 0])),
        (
            "You used the scores as weights. They go through a softmax first, so as to be "
            "positive and sum to one."
        ),
        "beyond/sequence-to-sequence#attention",
    ),
    "not-normalised": Mistake(
        lambda v: float(np.dot(np.exp(_scores(v)), np.array(v["h"])[:, 0])),
        "You left out the division by the sum of the exponentials.",
        "beyond/sequence-to-sequence#attention",
    ),
}
