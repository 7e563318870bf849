"""Cases of `attention`: all sizes different, masks of every kind, and scores of ten thousand.

Every case is silent: a query that may attend to nothing is no reason for a warning.
"""

from __future__ import annotations

import numpy as np

from questions.exercise import Case


def fixed() -> list[Case]:
    rng = np.random.default_rng(2017)
    Q = np.array([[[1.0, 0.0], [0.5, -1.0]]])
    K = np.array([[[1.0, 1.0], [0.0, 2.0], [-1.0, 0.5]]])
    V = np.array([[[1.0], [2.0], [4.0]]])
    seen = np.array([[[True, True, False], [False, True, True]]])
    return [
        _call("two queries, three keys", (Q, K, V, None), visible=True, group="examples"),
        _call("with a mask", (Q, K, V, seen), visible=True, group="examples"),
        _case("no mask", rng, (2, 3, 4, 5, 6), None),
        _case("a mask", rng, (3, 4, 5, 2, 6), "random"),
        _case("causal", rng, (2, 5, 5, 4, 3), "causal"),
        _case("padding", rng, (3, 2, 6, 4, 5), "padding"),
        _case("everything allowed", rng, (2, 4, 3, 5, 2), "all"),
        _case("more queries than keys", rng, (1, 7, 2, 3, 4), "random"),
        _case("as many of everything", rng, (3, 3, 3, 3, 3), "random"),
        _case("one query", rng, (2, 1, 5, 8, 3), None),
        _case("one key", rng, (2, 4, 1, 3, 2), None),
        _case("one dimension", rng, (2, 3, 4, 1, 5), "random"),
        _case("many dimensions", rng, (2, 3, 4, 64, 5), "random"),
        _case("one query that sees nothing", rng, (2, 3, 4, 5, 6), "one empty"),
        _case("nobody sees anything", rng, (2, 3, 5, 4, 2), "none"),
        _case("a sequence that sees nothing", rng, (3, 2, 4, 6, 5), "one sequence empty"),
        _case("large scores", rng, (2, 3, 5, 4, 6), None, scale=70.0, group="stability"),
        _case(
            "large scores, masked", rng, (2, 4, 5, 3, 2), "random", scale=70.0, group="stability"
        ),
        _case(
            "large, and nothing", rng, (2, 3, 4, 5, 2), "one empty", scale=60.0, group="stability"
        ),
        _extreme("the best key is forbidden", [1e4, -5e3, -5e3 - 1.0], [False, True, True]),
        _extreme("the worst keys alone", [1e4, -1e4, -1e4 + 0.5, 9e3], [False, True, True, False]),
        _extreme("rows far apart", [1e4, 1e4 - 2.0, 9e3], None),
        Case.twice(
            "the same sizes again",
            _case("first", rng, (2, 3, 4, 5, 6), "random"),
            _case("second", rng, (2, 3, 4, 5, 6), "random"),
            parts=2,
        ),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    sizes = tuple(int(size) for size in rng.permutation(np.arange(2, 7)))
    turned = tuple(int(size) for size in rng.permutation(np.arange(2, 7)))
    return [
        _case("drawn", rng, sizes, None),
        _case("drawn, with a mask", rng, turned, "random"),
        _case("drawn, with an empty row", rng, sizes, "one empty"),
        _case("drawn, large", rng, turned, "random", scale=60.0, group="stability"),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    sizes: tuple[int, ...],
    kind: str | None,
    *,
    scale: float = 1.0,
    group: str = "values",
) -> Case:
    batch, queries, keys, size, values = sizes
    Q = scale * rng.standard_normal((batch, queries, size))
    K = scale * rng.standard_normal((batch, keys, size))
    V = rng.standard_normal((batch, keys, values))
    return _call(name, (Q, K, V, _mask(kind, rng, batch, queries, keys)), group=group)


def _mask(
    kind: str | None, rng: np.random.Generator, batch: int, queries: int, keys: int
) -> np.ndarray | None:
    """Give a mask in which every query sees something, unless the kind says otherwise."""
    if kind is None:
        return None
    mask = rng.random((batch, queries, keys)) < 0.6
    mask |= np.arange(keys) == rng.integers(keys, size=(batch, queries, 1))
    match kind:
        case "causal":
            mask[:] = np.tri(queries, keys, dtype=bool)
        case "padding":
            lengths = rng.integers(1, keys + 1, size=(batch, 1, 1))
            mask[:] = np.arange(keys) < lengths
        case "all" | "none":
            mask[:] = kind == "all"
        case "one empty":
            mask[-1, 1] = False
        case "one sequence empty":
            mask[0] = False
    return mask


def _extreme(name: str, scores: list[float], seen: list[bool] | None) -> Case:
    """Give keys of one dimension, so that the scores are the keys, and their opposite."""
    Q = np.array([[[1.0], [-1.0]]])
    K = np.array(scores).reshape(1, -1, 1)
    V = np.arange(2.0 * len(scores)).reshape(1, -1, 2)
    mask = None if seen is None else np.array([[seen, seen]])
    return _call(name, (Q, K, V, mask), group="stability")


def _call(
    name: str,
    arguments: tuple[np.ndarray | None, ...],
    *,
    visible: bool = False,
    group: str = "values",
) -> Case:
    return Case.call(name, "attention", *arguments, visible=visible, group=group, silent=True)
