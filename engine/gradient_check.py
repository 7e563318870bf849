"""Derivatives to the last digit, without a second implementation: the complex step.

For a function that is analytic, Im L(w + i·ε)/ε is dL/dw without subtracting anything, so ε may be
1e-30 and nothing is lost to rounding (Squire & Trapp, 1998). Central differences would give half
of the digits. Everything in `engine.cells` computes with complex numbers as well.

    report = check(network, x, weights_of_the_loss)
    assert report.worst < 1e-12, report
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, check_shape, numbers
from engine.errors import DTypeError
from engine.limits import check_is
from engine.network import Network

STEP = 1e-30


@dataclass(frozen=True)
class Difference:
    """Where a gradient is furthest from the complex step's."""

    name: str
    index: tuple[int, ...]
    found: float
    wanted: float

    @property
    def size(self) -> float:
        """|found − wanted|, relative to the wanted if that is above 1."""
        return abs(self.found - self.wanted) / max(1.0, abs(self.wanted))


@dataclass(frozen=True)
class Report:
    """The largest difference of each array."""

    differences: tuple[Difference, ...]

    @property
    def worst(self) -> float:
        return max((difference.size for difference in self.differences), default=0.0)

    def __str__(self) -> str:
        lines = sorted(self.differences, key=lambda d: -d.size)
        return "\n".join(
            f"{d.name}{list(d.index)}: {d.found:.17g}, by complex step {d.wanted:.17g}"
            for d in lines
        )


def complex_step(function: Callable[[Array], object], w: Array) -> Array:
    """Give the gradient of a real-valued function that computes with complex numbers, like w.

    Raises DTypeError for a w that isn't numbers, or ShapeError if the function gives no single one.
    """
    point = numbers(w, np.dtype(complex), "w").copy()
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        kept = point[index]
        point[index] = kept + 1j * STEP
        value = numbers(function(point), np.dtype(complex), "What the function gives")
        if value.size != 1:
            check_shape(value, (), "What the function gives")
        gradient[index] = value.item().imag / STEP
        point[index] = kept
    return gradient


def check(network: Network, x: Array, doutputs: Array, *, mask: Array | None = None) -> Report:
    """Compare `network.backward` with the complex step, for every parameter and every input.

    The loss is sum(outputs · doutputs): doutputs (T, B, O), or (B, O) for the last step alone.
    Raises DTypeError unless the network computes in float64. Takes a run for every number.
    """
    check_is(network, Network, "network")
    if network.head_W.dtype != np.float64:
        raise DTypeError(f"The network is {network.head_W.dtype}; a check needs float64.")
    d, read = numbers(doutputs, np.dtype(float), "doutputs"), numbers(x, np.dtype(float), "x")
    found = network.backward(network.forward(read, mask=mask), d)
    complex_ = {name: array.astype(np.complex128) for name, array in network.parameters.items()}

    def loss(parameters: Mapping[str, Array], inputs: Array) -> complex:
        trace = network.replace(parameters).forward(inputs, mask=mask)
        with np.errstate(all="ignore"):
            return complex(((trace.last_output if d.ndim == 2 else trace.outputs) * d).sum())

    differences = [
        _furthest(name, found.parameters[name], _by_parameter(loss, complex_, name, read))
        for name in complex_
    ]
    wanted = complex_step(lambda inputs: loss(complex_, inputs), read)
    return Report((*differences, _furthest("inputs", found.inputs, wanted)))


def _by_parameter(
    loss: Callable[[Mapping[str, Array], Array], complex],
    parameters: Mapping[str, Array],
    name: str,
    x: Array,
) -> Array:
    inputs = x.astype(np.complex128)
    return complex_step(lambda w: loss({**parameters, name: w}, inputs), parameters[name])


def _furthest(name: str, found: Array, wanted: Array) -> Difference:
    if not found.size:
        return Difference(name, (), 0.0, 0.0)
    with np.errstate(invalid="ignore"):
        index = np.unravel_index(int(np.abs(found - wanted).argmax()), found.shape)
    where = tuple(int(k) for k in index)
    return Difference(name, where, float(found[where]), float(wanted[where]))
