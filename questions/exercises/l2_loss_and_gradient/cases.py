"""Cases of `l2_loss_and_gradient`: zero to four dimensions, and names that mislead."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from questions.exercise import Case

NETWORK = {"W1": (4, 3), "b1": (3,), "W2": (3, 2), "b2": (2,)}
MISLEADING = {"W_gain": (4,), "bilinear": (3, 4), "bias_table": (2, 5), "kernel": (5, 2)}
KERNELS = {"b": (4,), "W": (4, 2, 3, 3), "conv1d": (3, 2, 5), "scale": (), "dense": (6, 3)}
THIN = {"row": (1, 5), "column": (4, 1), "single": (1, 1), "vector": (5,), "scalar": ()}
SQUARE = {"W1": (3, 3), "W2": (3, 3), "W3": (3, 3), "b": (3,)}


def fixed() -> list[Case]:
    rng = np.random.default_rng(1943)
    small = (
        {"W": np.array([[0.5, -1.0], [0.25, 0.0]]), "b": np.array([0.1, -0.2])},
        {"W": np.array([[2.0, -1.0], [0.5, 3.0]]), "b": np.array([4.0, -5.0])},
    )
    return [
        Case.call(
            "a matrix and a bias",
            "l2_loss_and_gradient",
            *(1.5, *small, 0.1),
            visible=True,
            group="examples",
        ),
        _case("two layers", rng, NETWORK, 0.05, visible=True, group="examples"),
        _case("kernels, a vector and a number", rng, KERNELS, 0.2),
        _case("names that mislead", rng, MISLEADING, 0.5),
        _case("one row, one column", rng, THIN, 0.3),
        _case("shapes that are all alike", rng, SQUARE, 0.7),
        _case("no decay", rng, NETWORK, 0.0),
        _case("much decay", rng, KERNELS, 3.0),
        _case("nothing to decay", rng, {"b": (4,), "gain": (), "beta": (2,)}, 0.5),
        _case("one matrix", rng, {"weight": (5, 4)}, 0.01),
        _case("a loss of zero", rng, NETWORK, 0.1, loss=0.0),
        _case("large weights", rng, NETWORK, 0.1, scale=1e3),
    ]


def drawn(rng: np.random.Generator) -> list[Case]:
    names = [str(name) for name in rng.permutation(["W", "b", "U", "a", "gamma", "beta", "K"])]
    ranks = rng.permutation([0, 1, 1, 2, 2, 3, 4])
    shapes = {
        name: tuple(int(size) for size in rng.integers(2, 5, size=rank))
        for name, rank in zip(names, ranks, strict=True)
    }
    return [
        _case("drawn", rng, shapes, float(rng.uniform(0.1, 1.0))),
        _case("drawn, all alike", rng, SQUARE, float(rng.uniform(0.1, 1.0))),
    ]


def _case(
    name: str,
    rng: np.random.Generator,
    shapes: Mapping[str, tuple[int, ...]],
    weight_decay: float,
    *,
    loss: float = 0.75,
    scale: float = 1.0,
    visible: bool = False,
    group: str = "values",
) -> Case:
    """Give the gradients in the opposite order of the parameters."""
    params = {key: np.array(scale * rng.standard_normal(shapes[key])) for key in shapes}
    grads = {key: np.array(rng.standard_normal(shapes[key])) for key in reversed(shapes)}
    arguments = (loss, grads, params, weight_decay)
    return Case.call(name, "l2_loss_and_gradient", *arguments, visible=visible, group=group)
