"""Cases of `beam_search`: models that depend on all that came before, ties, early and late ends.

Scores in cases with ties are multiples of 1/2, so that every order of adding gives the same.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from questions.exercise import Callback, Case, Run
from questions.exercise_schema import Check

Model = Callable[[tuple[int, ...]], np.ndarray]
Row = tuple[int, int, int, float, int, int, int]

PLACES = 101

# Seed, size, end, lift of the end, start, width and length. Each seed is one of 400 that tell
# most kinds of wrong search apart.
SEARCHES = [
    (2, 5, 1, -1.0, 0, 3, 7),
    (280, 4, 2, 0.3, 0, 2, 6),
    (140, 4, 2, 0.3, 0, 2, 6),
    (248, 4, 0, -1.5, 3, 4, 6),
    (147, 4, 0, -1.5, 3, 4, 6),
]
TIES = [
    (251, 4, 2, -1.0, 1, 2, 5),
    (203, 4, 0, -0.5, 2, 3, 5),
    (7, 4, 0, -0.5, 2, 3, 5),
    (71, 4, 3, -1.0, 1, 4, 4),
    (113, 4, 3, -1.0, 1, 4, 4),
]

CHAIN = np.array(
    [
        [0.10, 0.50, 0.30, 0.10],
        [0.15, 0.40, 0.25, 0.20],
        [0.05, 0.05, 0.10, 0.80],
        [0.25, 0.25, 0.25, 0.25],
    ]
)


def fixed() -> list[Case]:
    return [
        _case("a chain", _chain, 0, 3, 2, 5, visible=True, group="examples"),
        _case("a chain, greedily", _chain, 0, 3, 1, 4, visible=True, group="examples"),
        *(_searched(f"a search {at}", _model, row) for at, row in enumerate(SEARCHES, 1)),
        _case("a beam wider than the vocabulary", _model(12, 3, 2), 0, 2, 8, 5),
        _case("everything is kept", _model(13, 3, 1), 2, 1, 50, 4),
        _case("a large vocabulary", _model(15, 25, 7), 5, 7, 3, 4),
        _case("two tokens", _model(17, 5, 2), 1, 2, 3, 2),
        _case("ends at once", _model(18, 4, 1, lift=6.0), 0, 1, 2, 9),
        *(_searched(f"ties {at}", _grid, row) for at, row in enumerate(TIES, 1)),
        _case("all alike", _level, 1, 2, 3, 4),
        _case("an ended beam that is displaced", _displacing, 0, 1, 2, 5),
        _case("a good sequence that is pruned", _hiding, 0, 1, 2, 4),
        _case("a short end and a long one alike", _forked, 0, 1, 3, 5),
        _start_alone(),
        _polite("calls", _model(60, 4, 2, lift=0.7), 0, 2, 3, 6),
        _polite("calls, with early ends", _model(140, 4, 2, 0.3), 0, 2, 3, 6),
        _polite("calls, when all end at once", _model(62, 3, 1, lift=30.0), 0, 1, 1, 8),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    cases = []
    for at in range(2):
        seed, size = int(rng.integers(2**31)), int(rng.integers(3, 6))
        start, end = (int(token) for token in rng.permutation(size)[:2])
        model = _model(seed, size, end, lift=float(rng.uniform(-1.5, 0.0)))
        cases.append(_case(f"drawn {at}", model, start, end, at + 2, int(rng.integers(4, 7))))
    seed = int(rng.integers(2**31))
    return [
        *cases,
        _case("drawn, with ties", _grid(seed, 4, 1, -1.0), 3, 1, 3, 5),
        _polite("drawn, calls", _model(seed, 5, 4, lift=1.0), 0, 4, 3, 6),
    ]


def _chain(tokens: tuple[int, ...]) -> np.ndarray:
    return np.log(CHAIN[tokens[-1]])


def _model(seed: int, size: int, end: int, lift: float = 0.0) -> Model:
    """Give log-probabilities that depend on every token; `lift` makes the end more likely."""

    logits = 1.5 * np.random.default_rng(seed).standard_normal((PLACES, size))
    logits[:, end] += lift
    return _looked_up(logits - np.log(np.sum(np.exp(logits), axis=1, keepdims=True)))


def _grid(seed: int, size: int, end: int, lift: float = 0.0) -> Model:
    """Give multiples of 1/2 (what is missing to a sum of 1 belongs to tokens nobody asks for)."""
    scores = -0.5 * np.random.default_rng(seed).integers(3, 7, size=(PLACES, size))
    scores[:, end] += lift
    return _looked_up(scores)


def _looked_up(table: np.ndarray) -> Model:
    """Give a row of a table for every sequence; the row depends on all its tokens."""

    def step(tokens: tuple[int, ...]) -> np.ndarray:
        place = 7
        for token in tokens:
            place = (place * 31 + int(token) + 1) % PLACES
        return table[place].copy()

    return step


def _level(tokens: tuple[int, ...]) -> np.ndarray:
    return np.full(4, -2.0) - 0.0 * len(tokens)


def _forked(tokens: tuple[int, ...]) -> np.ndarray:
    """Let (0, 1), (0, 0, 1) and (0, 2, 0, 1) have the same score."""
    table = {
        (0,): [-1.0, -2.0, -1.0],
        (0, 0): [-4.0, -1.0, -5.0],
        (0, 2): [-0.5, -6.0, -4.0],
        (0, 2, 0): [-5.0, -0.5, -3.0],
    }
    return np.array(table.get(tuple(int(token) for token in tokens), [-3.0, -2.5, -3.5]))


def _displacing(tokens: tuple[int, ...]) -> np.ndarray:
    """End early with 0.08, then let two live beams pass it, of which the second one wins."""
    table = {
        (0,): [0.02, 0.08, 0.88, 0.02],
        (0, 2): [0.01, 0.01, 0.50, 0.48],
        (0, 2, 3): [0.01, 0.97, 0.01, 0.01],
    }
    return np.log(table.get(tuple(int(token) for token in tokens), [0.24, 0.26, 0.25, 0.25]))


def _hiding(tokens: tuple[int, ...]) -> np.ndarray:
    """Hide the best sequence behind the fourth choice."""
    if tuple(tokens) == (0,):
        return np.log([0.02, 0.02, 0.30, 0.28, 0.27, 0.05, 0.03, 0.03])
    if tuple(tokens) == (0, 5):
        return np.log([0.01, 0.93, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01])
    return np.log(np.full(8, 1.0 / 8.0))


def _case(
    name: str,
    model: Model,
    start: int,
    end: int,
    width: int,
    length: int,
    *,
    visible: bool = False,
    group: str = "values",
    check: Check | None = None,
    form: bool = True,
) -> Case:
    return Case.call(
        name,
        "beam_search",
        *(Callback("step", model), start, end, width, length),
        visible=visible,
        group=group,
        check=check,
        form=form,
    )


def _searched(name: str, make: Callable[..., Model], row: Row) -> Case:
    seed, size, end, lift, start, width, length = row
    return _case(name, make(seed, size, end, lift), start, end, width, length)


def _start_alone() -> Case:
    """Give a case without a round; its score may well be a whole number."""

    def check(_: Case, run: Run) -> str | None:
        tokens, score = run.values[0]
        if tokens != (1,):
            return "With a max_length of 1 the start token is all there is."
        return None if score == 0 else "The log-probability of the start token alone is 0."

    return _case("the start alone", _model(19, 4, 2), 1, 2, 3, 1, check=check, form=False)


def _polite(name: str, model: Model, start: int, end: int, width: int, length: int) -> Case:
    """Give a case that looks at the calls of step, not at what came of them."""

    def check(_: Case, run: Run) -> str | None:
        calls = [arguments[0] for arguments in run.calls["step"]]
        if not all(isinstance(tokens, tuple) for tokens in calls):
            return "step gets a tuple of tokens."
        if any(end in tokens for tokens in calls):
            return "step was called on a sequence that has ended."
        if not all(tokens[0] == start for tokens in calls):
            return "step gets the whole sequence, from the start token on."
        return None

    return _case(name, model, start, end, width, length, group="properties", check=check)
