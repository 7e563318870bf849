"""The probability of what a beam of two finds in a tree of two words."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = _tree(rng)
        if _apart(v):
            return {
                **v,
                **_shown(v),
                "total": answer(v),
                "greedy": _found(v, 1),
                "best": _found(v, 3),
            }


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return _found(v, 1) < answer(v) < _found(v, 3) and all(
        abs(a - b) > 0.03 * max(abs(a), abs(b)) for a, b in combinations(found, 2)
    )


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


def _tree(rng: np.random.Generator) -> Values:
    """First words that look the worse, the better they go on; in any order."""
    first = rng.permutation([(0.45, 0.3, 0.25), (0.4, 0.35, 0.25), (0.38, 0.34, 0.28)])[0]
    tops = [int(rng.integers(low, low + 16)) / 100 for low in (40, 58, 80)]
    rows = []
    for top in tops:
        rest = 1 - top
        share = round(rest * float(rng.uniform(0.3, 0.7)), 2)
        rows.append([float(each) for each in rng.permutation([top, share, rest - share])])
    order = rng.permutation(3)
    return {"p": [float(first[at]) for at in order], "rows": [rows[at] for at in order]}


def _found(v: Values, width: int) -> float:
    kept = sorted(range(3), key=lambda at: -v["p"][at])[:width]
    return float(max(v["p"][at] * share for at in kept for share in v["rows"][at]))


def answer(v: Values) -> float:
    return _found(v, 2)


def _shown(v: Values) -> Values:
    rows = {f"row{at}": ", ".join(f"{each:.2f}" for each in v["rows"][at]) for at in range(3)}
    return {"first": ", ".join(f"{each:.2f}" for each in v["p"]), **rows}


MISTAKES = {
    "greedy": Mistake(
        lambda v: _found(v, 1),
        "That is what greedy decoding finds. A beam of two keeps a second beginning.",
        "beyond/sequence-to-sequence#beam-search",
    ),
    "best-of-all": Mistake(
        lambda v: _found(v, 3),
        "That is the most probable sentence. Its first word was dropped after the first step.",
        "beyond/sequence-to-sequence#beam-search",
    ),
    "second-word-only": Mistake(
        lambda v: max(
            share
            for at in sorted(range(3), key=lambda at: -v["p"][at])[:2]
            for share in v["rows"][at]
        ),
        "You compared second words alone. The score of a sentence is the product of both.",
        "beyond/sequence-to-sequence#beam-search",
    ),
}
