"""Cases of `k_fold_indices`: any shuffled partition is right, so a check judges, not values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from questions.exercise import Call, Case, Check, Rng, Run

# A pair of neighbours falls into one fold with chance (n/k − 1)/(n − 1). Over n − 1 pairs the
# standard deviation is about 11 for n = 600, k = 3, where blocks give 597 and a dealt pack 0.
SIZE, FOLDS, MEAN, BOUND = 600, 3, 199.0, 90.0


def fixed() -> list[Case]:
    return [
        _case("six in three folds", 6, 3, 1, visible=True, group="examples"),
        _case("ten in four folds", 10, 4, 2, visible=True, group="examples"),
        _case("two folds", 7, 2, 3),
        _case("every sample a fold", 5, 5, 4),
        _case("two samples", 2, 2, 5),
        _case("a rest of one", 13, 4, 6),
        _case("a rest of all but one", 23, 8, 7),
        _case("almost every sample a fold", 9, 8, 8),
        _refused("one fold", 5, 1),
        _refused("no fold", 5, 0),
        _refused("more folds than samples", 4, 5),
        _refused("far more folds than samples", 3, 9),
        _shuffled("a real shuffle", 11),
        _differing("generators decide", 12, 13),
        _repeated("one seed, one split", 14),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    folds = int(rng.integers(3, 8))
    seeds = [int(seed) for seed in rng.choice(2**31, size=5, replace=False)]
    return [
        _case(
            "drawn", folds * int(rng.integers(2, 6)) + int(rng.integers(1, folds)), folds, seeds[0]
        ),
        _shuffled("drawn, a real shuffle", seeds[1]),
        _differing("drawn, generators decide", seeds[2], seeds[3]),
        _repeated("drawn, one seed, one split", seeds[4]),
    ]


def _case(
    name: str, n: int, k: int, seed: int, *, visible: bool = False, group: str = "values"
) -> Case:
    def check(_: Case, run: Run) -> str | None:
        return _problem(run.values[0], n, k)

    return Case.call(
        name,
        "k_fold_indices",
        *(n, k, Rng(seed)),
        visible=visible,
        group=group,
        check=check,
        form=False,
    )


def _refused(name: str, n: int, k: int) -> Case:
    return Case.call(name, "k_fold_indices", n, k, Rng(0), raises="ValueError")


def _shuffled(name: str, seed: int) -> Case:
    def check(_: Case, run: Run) -> str | None:
        return _problem(run.values[0], SIZE, FOLDS) or _order(run.values[0])

    return Case.call(
        name,
        "k_fold_indices",
        *(SIZE, FOLDS, Rng(seed)),
        group="properties",
        check=check,
        form=False,
    )


def _differing(name: str, one: int, other: int) -> Case:
    def check(_: Case, run: Run) -> str | None:
        for split in run.values:
            if problem := _problem(split, SIZE, FOLDS):
                return problem
        if _partition(run.values[0]) == _partition(run.values[1]):
            return "Two generators with different seeds give the same folds."
        return None

    return _two_calls(name, one, other, check)


def _repeated(name: str, seed: int) -> Case:
    def check(_: Case, run: Run) -> str | None:
        for split in run.values:
            if problem := _problem(split, SIZE, FOLDS):
                return problem
        if _partition(run.values[0]) != _partition(run.values[1]):
            return "Two generators with the same seed give different folds."
        return None

    return _two_calls(name, seed, seed, check)


def _two_calls(name: str, one: int, other: int, check: Check) -> Case:
    steps = tuple(Call("k_fold_indices", (SIZE, FOLDS, Rng(seed))) for seed in (one, other))
    return Case(name, steps, group="properties", check=check, form=False)


def _problem(split: object, n: int, k: int) -> str | None:
    """Say what keeps a split from being a partition into k folds of almost equal size."""
    if not isinstance(split, list):
        return "Give a list of tuples (train, validation)."
    if len(split) != k:
        return f"There are {len(split)} folds where {k} are asked for."
    for pair in split:
        if problem := _not_a_pair(pair):
            return problem
    if all(len(train) < len(validation) for train, validation in split):
        return "In every fold there are fewer indices to train on than to validate on."
    folds = [validation for _, validation in split]
    return _not_a_partition(folds, n) or _leak(split, n)


def _not_a_pair(pair: object) -> str | None:
    if not isinstance(pair, tuple):
        return f"Each fold is a tuple (train, validation), and no {type(pair).__name__}."
    if len(pair) != 2:
        return f"Each fold is a tuple (train, validation), and there is one of {len(pair)}."
    if all(isinstance(each, list) for each in pair):
        return "Train and validation are arrays, and no lists."
    if not all(isinstance(each, np.ndarray) and each.ndim == 1 for each in pair):
        return "Train and validation are arrays with one axis."
    for each in pair:
        if each.dtype.kind not in "iu":
            kind = "booleans" if each.dtype.kind == "b" else f"numbers of dtype {each.dtype}"
            return f"Train and validation hold indices, whole numbers, and there are {kind}."
    return None


def _not_a_partition(folds: Sequence[np.ndarray], n: int) -> str | None:
    together = np.concatenate(folds)
    if together.size and (together.min() < 0 or together.max() >= n):
        return "There are validation indices outside of 0 … n − 1."
    if any(len(np.unique(fold)) < len(fold) for fold in folds):
        return "An index occurs more than once in one validation fold."
    if len(np.unique(together)) < len(together):
        return "An index is in more than one validation fold."
    if len(together) < n:
        return "An index is in no validation fold."
    sizes = [len(fold) for fold in folds]
    if max(sizes) - min(sizes) > 1:
        return f"The validation folds have {min(sizes)} to {max(sizes)} samples."
    return None


def _leak(split: Sequence[tuple[np.ndarray, np.ndarray]], n: int) -> str | None:
    for train, validation in split:
        shared = np.intersect1d(train, validation)
        if len(shared) == len(validation):
            return "A fold's validation indices are all among its training indices."
        if len(shared):
            return "Some of a fold's validation indices are among its training indices."
        if not np.array_equal(np.sort(np.concatenate([train, validation])), np.arange(n)):
            return "The training part of a fold is not every other index, each once."
    return None


def _order(split: Sequence[tuple[np.ndarray, np.ndarray]]) -> str | None:
    """Say how a split is not shuffled, as far as it can be told."""
    folds = [validation for _, validation in split]
    if all(np.ptp(fold) == len(fold) - 1 for fold in folds):
        if any(np.any(np.diff(fold) < 0) for fold in folds):
            return "Each fold is a block of neighbours, shuffled inside."
        starts = [int(fold[0]) for fold in folds]
        ordered = starts == sorted(starts)
        return f"Each fold is a block of neighbours{'' if ordered else ', in another order'}."
    fold_of = _fold_of(split, SIZE)
    for distance in (1, 2, FOLDS):
        together = int(np.sum(fold_of[:-distance] == fold_of[distance:]))
        if abs(together - MEAN) > BOUND:
            how = "nearly always" if together > MEAN else "hardly ever"
            return f"Not shuffled: indices {distance} apart fall {how} into the same fold."
    return None


def _fold_of(split: Sequence[tuple[np.ndarray, np.ndarray]], n: int) -> np.ndarray:
    fold_of = np.zeros(n, dtype=int)
    for fold, (_, validation) in enumerate(split):
        fold_of[validation] = fold
    return fold_of


def _partition(split: Sequence[tuple[np.ndarray, np.ndarray]]) -> set[frozenset[int]]:
    return {frozenset(validation.tolist()) for _, validation in split}
