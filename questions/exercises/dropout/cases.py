"""Cases of `dropout`: any correct use of the generator is right, so checks judge the random ones.

The bounds are Hoeffding's for a chance below 1e−11 that a right mask fails one of them.
"""

from __future__ import annotations

import math

import numpy as np

from questions.exercise import Call, Case, Rng, Run
from questions.exercise_schema import Check

AXES = ("first", "second", "third")


def fixed() -> list[Case]:
    rng = np.random.default_rng(2012)
    small = np.array([[1.0, -2.0, 3.0, 0.5], [4.0, 0.0, -1.0, 2.0]])
    return [
        _random("a small array", small, 0.5, 1, visible=True, group="examples"),
        _exact("inference", small, 0.5, False, visible=True, group="examples"),
        _exact("a rate of zero", rng.standard_normal((3, 5)), 0.0, True),
        _exact("a rate of zero in inference", rng.standard_normal((2, 3)), 0.0, False),
        _exact("inference of three axes", rng.standard_normal((2, 4, 3)), 0.8, False),
        _random("one vector", rng.standard_normal(7), 0.25, 2),
        _random("three axes", rng.standard_normal((3, 2, 4)), 0.4, 3),
        _refused("a rate of one", 1.0, True),
        _refused("a rate of one in inference", 1.0, False),
        _refused("a negative rate", -0.1, True),
        _refused("a negative rate in inference", -0.1, False),
        _refused("a rate beyond one", 1.5, True),
        _statistics("few dropped", rng, (50, 60), 0.2, 4),
        _statistics("most dropped", rng, (70, 50), 0.7, 5),
        _statistics("sequences", rng, (20, 26, 22), 0.35, 6),
        _statistics("zeros alone", rng, (40, 50), 0.4, 11, x=np.zeros((40, 50))),
        _counts("how many are dropped", rng, 7),
        _differing("generators decide", rng, 8, 9),
        _repeated("one seed, one mask", rng, 10),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    rows, columns = (int(size) for size in rng.integers(3, 8, size=2))
    seeds = [int(seed) for seed in rng.choice(2**31, size=4, replace=False)]
    rate = float(rng.choice([0.1, 0.3, 0.6, 0.8]))
    return [
        _random("drawn", rng.standard_normal((rows, columns)), rate, seeds[0]),
        _exact("drawn, inference", rng.standard_normal((columns, rows)), rate, False),
        _statistics("drawn, many", rng, (60, 64), rate, seeds[1]),
        _differing("drawn, generators decide", rng, seeds[2], seeds[3]),
    ]


def _exact(
    name: str,
    x: np.ndarray,
    rate: float,
    training: bool,
    *,
    visible: bool = False,
    group: str = "values",
) -> Case:
    arguments = (x, rate, training, Rng(0))
    return Case.call(name, "dropout", *arguments, visible=visible, group=group)


def _refused(name: str, rate: float, training: bool) -> Case:
    x = np.array([[1.0, 2.0], [3.0, 4.0]])
    return Case.call(name, "dropout", x, rate, training, Rng(0), raises="ValueError")


def _random(
    name: str,
    x: np.ndarray,
    rate: float,
    seed: int,
    *,
    visible: bool = False,
    group: str = "values",
) -> Case:
    def check(_: Case, run: Run) -> str | None:
        return _form_problem(x, rate, *run.values[0])

    arguments = (x, rate, True, Rng(seed))
    return Case.call(name, "dropout", *arguments, visible=visible, group=group, check=check)


def _statistics(
    name: str,
    rng: np.random.Generator,
    shape: tuple[int, ...],
    rate: float,
    seed: int,
    *,
    x: np.ndarray | None = None,
) -> Case:
    x = 1.0 + rng.random(shape) if x is None else x

    def check(_: Case, run: Run) -> str | None:
        out, mask = run.values[0]
        if not x.any() and np.all(mask > 0):
            return "What is zero in x is never dropped."
        return _law_problem(mask > 0, 1.0 - rate) or _form_problem(x, rate, out, mask)

    arguments = (x, rate, True, Rng(seed))
    return Case.call(name, "dropout", *arguments, group="properties", check=check)


def _counts(name: str, rng: np.random.Generator, seed: int) -> Case:
    """Give 20 small calls: that all of them drop the same number has a chance below 1e−12."""
    x = 1.0 + rng.random((2, 5))

    def check(_: Case, run: Run) -> str | None:
        out, mask = (np.stack(each) for each in zip(*run.values, strict=True))
        if problem := _form_problem(x, 0.5, out, mask):
            return problem
        if len(np.unique(np.sum(mask > 0, axis=(1, 2)))) == 1:
            return "The same number of entries is dropped every time."
        return None

    return _calls(name, x, range(seed, seed + 20), check)


def _differing(name: str, rng: np.random.Generator, one: int, other: int) -> Case:
    x = 1.0 + rng.random((12, 10))

    def check(_: Case, run: Run) -> str | None:
        (_, first), (_, second) = run.values
        if np.array_equal(first > 0, second > 0):
            return "Two generators with different seeds drop the same entries."
        return None

    return _calls(name, x, (one, other), check)


def _repeated(name: str, rng: np.random.Generator, seed: int) -> Case:
    x = 1.0 + rng.random((12, 10))

    def check(_: Case, run: Run) -> str | None:
        (_, first), (_, second) = run.values
        if not np.array_equal(first > 0, second > 0):
            return "Two generators with the same seed drop different entries."
        return None

    return _calls(name, x, (seed, seed), check)


def _calls(name: str, x: np.ndarray, seeds: range | tuple[int, ...], check: Check) -> Case:
    steps = tuple(Call("dropout", (x, 0.5, True, Rng(seed))) for seed in seeds)
    return Case(name, steps, group="properties", check=check)


def _form_problem(x: np.ndarray, rate: float, out: np.ndarray, mask: np.ndarray) -> str | None:
    """Say what is wrong with an answer whatever was drawn."""
    keep = 1.0 - rate
    if not np.allclose(out, x * mask, rtol=1e-9, atol=1e-9):
        if np.allclose(out, x * mask * keep, rtol=1e-9, atol=1e-9):
            return "The output is x · mask without the scale."
        if np.allclose(out, x * mask / keep, rtol=1e-9, atol=1e-9):
            plain = np.allclose(mask[np.abs(mask) > 1e-12], 1.0)
            return f"The output is scaled, {'and the mask is not' if plain else 'beyond x · mask'}."
        return "The output is not x · mask."
    scales = mask[np.abs(mask) > 1e-12]
    if np.allclose(scales, 1.0 / keep, rtol=1e-9, atol=0.0):
        return None
    if not np.allclose(scales, scales[0], rtol=1e-9, atol=0.0):
        return "The mask has entries that are neither zero nor the scale."
    named = {"one": 1.0, "the kept share": keep, "the rate": rate}
    named |= {f"one by {name}": 1.0 / value for name, value in named.items() if value}
    words = [name for name, value in named.items() if np.isclose(scales[0], value)]
    factor = words[0] if words else f"{scales[0]:.6g}"
    return f"What is kept is multiplied by {factor}, and not by 1/(1 − rate)."


def _law_problem(kept: np.ndarray, keep: float) -> str | None:
    """Say what shows that the entries were not kept independently, each with chance `keep`."""
    share = float(kept.mean())
    if share in (0.0, 1.0):
        return "All entries are kept, or none."
    agreeing = share**2 + (1.0 - share) ** 2
    for axis, word in enumerate(AXES[: kept.ndim]):
        even, odd = _neighbours(np.moveaxis(kept, axis, 0))
        bound = _bound(even.size) + 2.0 * _bound(kept.size)
        if abs(float(np.mean(even == odd)) - agreeing) > bound:
            return f"Neighbours along the {word} axis are not independent of each other."
    if abs(share - keep) > _bound(kept.size):
        if abs(share - (1.0 - keep)) <= _bound(kept.size):
            return f"The share of {share:.3f} is kept, and that is to be dropped."
        more = "more" if share > keep else "less"
        return f"The share of {share:.3f} is kept, {more} than the {keep:.3f} that is asked for."
    for axis, word in enumerate(AXES[: kept.ndim]):
        counts = np.moveaxis(kept, axis, 0).reshape(kept.shape[axis], -1).sum(axis=1)
        if len(np.unique(counts)) == 1:
            return f"Every slice along the {word} axis keeps the same number of entries."
    return None


def _neighbours(kept: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pair each even slice with the odd one after it, so that no entry is in two pairs."""
    pairs = len(kept) // 2
    return kept[0 : 2 * pairs : 2], kept[1 : 2 * pairs : 2]


def _bound(count: int) -> float:
    return math.sqrt(math.log(2.0 / 1e-12) / (2.0 * count))
