"""Cases of an exercise that asks for a network as a class: its start, and what forward makes.

The class is constructed with the sizes D, H, O; `forward` takes a list of T inputs (D, 1).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from questions.exercise_schema import Case
from questions.exercise_steps import Construct, Get, Method, Run, Set, Step

SCALE = 0.01
# So many equal numbers are never drawn twice.
MANY = 20
Shapes = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class NetworkClass:
    """What the class is called and has; every weight starts as SCALE times N(0, 1), biases as 0."""

    name: str
    weights: tuple[str, ...]
    biases: tuple[str, ...]
    shapes: Callable[[int, int, int], Shapes]
    """Of each weight and bias, by D, H, O."""
    spread: float
    """Deviation of the weights that the cases set: wide enough to tell mistakes apart."""

    def fixed(self, *, seed: int, large: tuple[int, int, int]) -> list[Case]:
        """Give the cases that are always the same; `large` are sizes to judge a law of draws by."""
        rng = np.random.default_rng(seed)
        return [
            self._forward("three steps", rng, (3, 2, 4, 1), visible=True, group="examples"),
            self._biases("how it starts", (3, 4, 2), visible=True, group="examples"),
            self._biases("shapes and biases", (5, 3, 2), group="start"),
            self._weights("weights of a large network", large, group="start"),
            self._forward("one step", rng, (1, 3, 2, 4)),
            self._forward("a longer sequence", rng, (8, 3, 5, 2)),
            self._forward("more inputs than units", rng, (4, 6, 2, 3)),
            self._twice("a second sequence", rng, (4, 3, 5, 2), group="calls"),
            self._side_by_side("two networks at a time", rng, (3, 2, 4, 3), group="calls"),
            self._unchanged("weights stay as they are", rng, (4, 2, 3, 5), group="calls"),
        ]

    def drawn(self, rng: np.random.Generator) -> list[Case]:
        """Give the cases that are drawn for each submission."""
        one, other = rng.permutation(np.arange(2, 10))[:8].reshape(2, 4)
        return [
            self._forward("drawn", rng, tuple(one)),
            self._twice("drawn, twice", rng, tuple(other), group="calls"),
        ]

    def _biases(self, name: str, sizes: tuple[int, ...], **options: Any) -> Case:
        steps: tuple[Step, ...] = (Construct("net", self.name, sizes), *_gets(self.biases))
        return Case(name, steps, check=self._zeros, **options)

    def _weights(self, name: str, sizes: tuple[int, ...], **options: Any) -> Case:
        steps: tuple[Step, ...] = (Construct("net", self.name, sizes), *_gets(self.weights))
        return Case(name, steps, check=self._drawn_small, **options)

    def _forward(
        self, name: str, rng: np.random.Generator, sizes: tuple[int, ...], **options: Any
    ) -> Case:
        T, D, H, O = (int(size) for size in sizes)
        return Case(name, (*self._made("net", rng, D, H, O), _read("net", rng, T, D)), **options)

    def _twice(
        self, name: str, rng: np.random.Generator, sizes: tuple[int, ...], **options: Any
    ) -> Case:
        T, D, H, O = (int(size) for size in sizes)
        reads = (_read("net", rng, T, D), _read("net", rng, T + 2, D))
        return Case(name, (*self._made("net", rng, D, H, O), *reads), **options)

    def _side_by_side(
        self, name: str, rng: np.random.Generator, sizes: tuple[int, ...], **options: Any
    ) -> Case:
        T, D, H, O = (int(size) for size in sizes)
        made = (*self._made("one", rng, D, H, O), *self._made("other", rng, D + 1, H + 2, O))
        reads = (_read("one", rng, T, D), _read("other", rng, T, D + 1), _read("one", rng, T, D))
        return Case(name, (*made, *reads), **options)

    def _unchanged(
        self, name: str, rng: np.random.Generator, sizes: tuple[int, ...], **options: Any
    ) -> Case:
        T, D, H, O = (int(size) for size in sizes)
        made, gets = self._made("net", rng, D, H, O), _gets((*self.weights, *self.biases))
        return Case(name, (*made, _read("net", rng, T, D), *gets), **options)

    def _made(
        self, name: str, rng: np.random.Generator, D: int, H: int, O: int
    ) -> tuple[Step, ...]:
        """Give the steps that make a network and set what it has to other values."""
        sets = (
            Set(name, key, self.spread * rng.standard_normal(shape))
            for key, shape in self.shapes(D, H, O).items()
        )
        return (Construct(name, self.name, (D, H, O)), *sets)

    def _drawn_small(self, _case: Case, run: Run) -> str | None:
        weights = [np.asarray(each) for each in run.values[1:]]
        named = list(zip(self.weights, weights, strict=True))
        for name, draws in named:
            if problem := _law_problem(draws):
                return f"{name} {problem}; asked is {SCALE:g} times N(0, 1)."
        for (one, first), (other, second) in combinations(named, 2):
            if np.array_equal(first.ravel()[:MANY], second.ravel()[:MANY]):
                return f"{other} has the same draws as {one}, and each needs its own."
        return None

    def _zeros(self, _case: Case, run: Run) -> str | None:
        for name, start in zip(self.biases, run.values[1:], strict=True):
            biases = np.asarray(start)
            if np.any(biases != 0):
                words = "one number" if np.all(biases == biases[0]) else "drawn numbers"
                return f"{name} starts as {words}; asked are zeros."
        return None


def _gets(attributes: tuple[str, ...]) -> tuple[Get, ...]:
    return tuple(Get("net", attribute) for attribute in attributes)


def _read(name: str, rng: np.random.Generator, T: int, D: int) -> Method:
    return Method(name, "forward", (rng.standard_normal((T, D, 1)),))


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
