"""How many frame sequences collapse to a word, by CTC's dynamic programme."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import comb

import numpy as np

from questions.bank_values import Mistake, Values


def draw(rng: np.random.Generator) -> Values:
    while True:
        v: Values = _drawn(rng)
        if _apart(v):
            return {**v, "total": answer(v), "top": v["T"] + v["U"] - v["d"], "bottom": 2 * v["U"]}


def _apart(v: Values) -> bool:
    """Tell whether every answer can be told from every other one."""
    found = [answer(v), *(_wrong(v, name) for name in MISTAKES)]
    return all(abs(a - b) > 0.001 * max(abs(a), abs(b)) for a, b in combinations(found, 2))


def _wrong(v: Values, name: str) -> float:
    wrong = MISTAKES[name].answer(v)
    assert not isinstance(wrong, tuple)
    return float(wrong)


WORDS = ("to", "go", "cat", "sun", "off", "see", "all", "add", "bird", "tree", "book")


def _drawn(rng: np.random.Generator) -> Values:
    word = str(rng.choice(WORDS))
    doubles = sum(one == two for one, two in pairwise(word))
    least = len(word) + doubles
    return {"word": word, "U": len(word), "d": doubles, "T": least + int(rng.integers(1, 4))}


def answer(v: Values) -> int:
    return _ways(v["word"], v["T"])


def _ways(word: str, frames: int) -> int:
    """Count by the forward recursion of the loss, with every probability set to one."""
    symbols = "-" + "".join(letter + "-" for letter in word)
    ways = [1, 1] + [0] * (len(symbols) - 2)
    for _ in range(frames - 1):
        now = []
        for at, symbol in enumerate(symbols):
            skips = at >= 2 and symbol not in ("-", symbols[at - 2])
            before = ways[at] + (ways[at - 1] if at else 0) + (ways[at - 2] if skips else 0)
            now.append(before)
        ways = now
    return ways[-1] + ways[-2]


MISTAKES = {
    "no-blanks": Mistake(
        lambda v: comb(v["T"] - 1, v["U"] - 1),
        "You only stretched the letters. Blanks may stand before, between and after them.",
        "beyond/sequence-to-sequence#ctc",
    ),
    "no-repeats": Mistake(
        lambda v: comb(v["T"], v["U"]),
        (
            "You put each letter on one frame and filled up with blanks. A letter may be held "
            "as well."
        ),
        "beyond/sequence-to-sequence#ctc",
    ),
    "everything": Mistake(
        lambda v: (len(set(v["word"])) + 1) ** v["T"],
        "Those are all sequences of blank and these letters. Few of them read as the word.",
        "beyond/sequence-to-sequence#ctc",
    ),
}
