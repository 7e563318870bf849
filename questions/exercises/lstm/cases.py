"""Cases of `LSTM`: how the weights start, and what forward makes of given ones."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np

from questions.exercise import Case, Construct, Get, Method, Run, Set, Step

WEIGHTS = ("Wf", "Wi", "WC", "Wo", "Wy")
BIASES = ("bf", "bi", "bC", "bo", "by")
SCALE = 0.01
# So many equal numbers are never drawn twice.
MANY = 20


def fixed() -> list[Case]:
    rng = np.random.default_rng(58)
    return [
        _forward("three steps", rng, (3, 2, 4, 1), visible=True, group="examples"),
        _start("how it starts", (3, 4, 2), BIASES, check=_zeros, visible=True, group="examples"),
        _start("shapes and biases", (5, 3, 2), BIASES, check=_zeros, group="start"),
        _start(
            "weights of a large network", (29, 59, 53), WEIGHTS, check=_drawn_small, group="start"
        ),
        _forward("one step", rng, (1, 3, 2, 4)),
        _forward("a longer sequence", rng, (8, 3, 5, 2)),
        _forward("more inputs than units", rng, (4, 6, 2, 3)),
        _twice("a second sequence", rng, (4, 3, 5, 2), group="calls"),
        _side_by_side("two networks at a time", rng, (3, 2, 4, 3), group="calls"),
        _unchanged("weights stay as they are", rng, (4, 2, 3, 5), group="calls"),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    one, other = rng.permutation(np.arange(2, 10))[:8].reshape(2, 4)
    return [
        _forward("drawn", rng, tuple(one)),
        _twice("drawn, twice", rng, tuple(other), group="calls"),
    ]


def _drawn_small(_case: Case, run: Run) -> str | None:
    weights = [np.asarray(each) for each in run.values[1:]]
    for name, draws in zip(WEIGHTS, weights, strict=True):
        if problem := _law_problem(draws):
            return f"{name} {problem}; asked is {SCALE:g} times N(0, 1)."
    for (one, first), (other, second) in combinations(zip(WEIGHTS, weights, strict=True), 2):
        if np.array_equal(first.ravel()[:MANY], second.ravel()[:MANY]):
            return f"{other} has the same draws as {one}, and each needs its own."
    return None


def _law_problem(draws: np.ndarray) -> str | None:
    """Say what is not normal: the bounds are six standard errors and more from what is right."""
    deviation, farthest = float(draws.std()), float(np.abs(draws).max())
    if deviation == 0:
        return "is the same number everywhere"
    if np.array_equal(draws, np.eye(*draws.shape)):
        return "is the identity"
    if abs(draws.mean()) > 8 * deviation / np.sqrt(draws.size):
        return f"is not centred on zero: its mean is {draws.mean():.2g}"
    # A uniform deviation is the bound by the root of three; thousands of normal draws reach far.
    if farthest < 1.85 * deviation:
        fits = 0.99 < farthest / SCALE <= 1
        return f"is uniform, {'between ±0.01' if fits else 'and in other bounds'}"
    if abs(deviation / SCALE - 1) > 0.12:
        return f"is spread {_spread(deviation)}, with a deviation of {deviation:.3g}"
    far = float(np.mean(np.abs(draws) > 2 * SCALE))
    if not 0.025 < far < 0.075:
        return f"is not normal: {far:.1%} lie beyond two deviations, where 4.6% should"
    return None


def _spread(deviation: float) -> str:
    if abs(deviation - 1) < 0.12:
        return "as N(0, 1), unscaled"
    return "too widely" if deviation > SCALE else "too narrowly"


def _zeros(_case: Case, run: Run) -> str | None:
    for name, start in zip(BIASES, run.values[1:], strict=True):
        biases = np.asarray(start)
        if np.any(biases != 0):
            words = "one number" if np.all(biases == biases[0]) else "drawn numbers"
            return f"{name} starts as {words}; asked are zeros."
    return None


def _start(name: str, sizes: tuple[int, ...], attributes: tuple[str, ...], **options: Any) -> Case:
    gets = tuple(Get("net", attribute) for attribute in attributes)
    return Case(name, (Construct("net", "LSTM", sizes), *gets), **options)


def _made(name: str, rng: np.random.Generator, D: int, H: int, O: int) -> tuple[Step, ...]:
    """Give the steps that make a network and set what it has to other values."""
    shapes = dict.fromkeys(WEIGHTS[:4], (H, H + D)) | {"Wy": (O, H)}
    shapes |= dict.fromkeys(BIASES[:4], (H, 1)) | {"by": (O, 1)}
    sets = (Set(name, key, 0.9 * rng.standard_normal(shape)) for key, shape in shapes.items())
    return (Construct(name, "LSTM", (D, H, O)), *sets)


def _read(name: str, rng: np.random.Generator, T: int, D: int) -> Method:
    return Method(name, "forward", (rng.standard_normal((T, D, 1)),))


def _forward(name: str, rng: np.random.Generator, sizes: tuple[int, ...], **options: Any) -> Case:
    T, D, H, O = (int(size) for size in sizes)
    return Case(name, (*_made("net", rng, D, H, O), _read("net", rng, T, D)), **options)


def _twice(name: str, rng: np.random.Generator, sizes: tuple[int, ...], **options: Any) -> Case:
    T, D, H, O = (int(size) for size in sizes)
    reads = (_read("net", rng, T, D), _read("net", rng, T + 2, D))
    return Case(name, (*_made("net", rng, D, H, O), *reads), **options)


def _side_by_side(
    name: str, rng: np.random.Generator, sizes: tuple[int, ...], **options: Any
) -> Case:
    T, D, H, O = (int(size) for size in sizes)
    made = (*_made("one", rng, D, H, O), *_made("other", rng, D + 1, H + 2, O))
    reads = (_read("one", rng, T, D), _read("other", rng, T, D + 1), _read("one", rng, T, D))
    return Case(name, (*made, *reads), **options)


def _unchanged(name: str, rng: np.random.Generator, sizes: tuple[int, ...], **options: Any) -> Case:
    T, D, H, O = (int(size) for size in sizes)
    gets = (Get("net", each) for each in (*WEIGHTS, *BIASES))
    return Case(name, (*_made("net", rng, D, H, O), _read("net", rng, T, D), *gets), **options)
