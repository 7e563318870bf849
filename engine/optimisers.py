"""From gradients to the next weights.

Symbols: w weights, g gradient, η learning rate, t the step from 1; all arrays of a network are
joined to one vector, so that a step is a few calls however many arrays there are.

    SGD        w ← w − η g
    momentum   v ← μ v + g                         w ← w − η v
    RMSProp    s ← ρ s + (1 − ρ) g²                w ← w − η g / (√s + ε)
    Adam       m ← β₁ m + (1 − β₁) g               w ← w − η m̂ / (√ŝ + ε)
               s ← β₂ s + (1 − β₂) g²              m̂ = m / (1 − β₁ᵗ), ŝ = s / (1 − β₂ᵗ)

Sources: Polyak (1964), Tieleman & Hinton (2012), Kingma & Ba (2015); clipping by the global norm:
Pascanu, Mikolov & Bengio (2013).
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from engine.arrays import Array, check_shape, frozen, numbers, real_dtype
from engine.errors import (
    DTypeError,
    LimitError,
    ShapeError,
    UnknownNameError,
    check_name,
    listed,
    shown,
)
from engine.limits import finite_number

TINY = 1e-8


@dataclass(frozen=True, eq=False)
class Moved:
    """Weights after a step, and how long the gradient was before it was clipped."""

    parameters: Mapping[str, Array]
    norm: float
    clipped: bool


class Optimiser(ABC):
    """Moves weights against their gradient; keeps what the steps before have left.

    The learning rate may be changed between steps. Raises LimitError unless it is positive.
    """

    def __init__(self, learning_rate: float) -> None:
        self.learning_rate = learning_rate
        self._size = 0

    @property
    def learning_rate(self) -> float:
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, rate: float) -> None:
        remedy = "a number above 0 is wanted"
        number = finite_number(rate, "The learning rate", remedy)
        if number <= 0:
            raise LimitError(f"The learning rate is {shown(rate)}; {remedy}.")
        self._learning_rate = number

    def step(
        self, parameters: Mapping[str, Array], gradients: Mapping[str, Array], *, clip: float = 0.0
    ) -> Moved:
        """Give the weights after one step; a gradient longer than `clip` is shortened to it.

        A clip of 0 shortens nothing. Weights whose gradient isn't finite stay where they are.
        Raises UnknownNameError, ShapeError or DTypeError for gradients that aren't the parameters'.
        """
        limit = clip_length(clip)
        before, g = _joined(parameters, gradients)
        norm = norm_of(g)
        if not math.isfinite(norm):
            return Moved(_parted(before, parameters), norm, clipped=False)
        self._keep_to(g)
        clipped = 0 < limit < norm
        with np.errstate(all="ignore"):  # float32 overflows where its norm, in float64, doesn't
            if clipped:
                g *= g.dtype.type(limit / norm)
            before -= self._change(g)
        return Moved(_parted(before, parameters), norm, clipped)

    def _keep_to(self, g: Array) -> None:
        """Raise ShapeError for the gradient of another network: what is kept is for one."""
        self._size = self._size or g.size
        if g.size != self._size:
            raise ShapeError(
                f"The gradient has {g.size} numbers and the steps before had {self._size}; an "
                "optimiser moves one network. Make another."
            )

    @abstractmethod
    def _change(self, g: Array) -> Array:
        """Give what is taken off the weights; g may be used up."""


class SGD(Optimiser):
    """Plain gradient descent."""

    def __init__(self, learning_rate: float = 0.1) -> None:
        super().__init__(learning_rate)

    def _change(self, g: Array) -> Array:
        g *= g.dtype.type(self.learning_rate)
        return g


class Momentum(Optimiser):
    """Gradient descent with a velocity."""

    def __init__(self, learning_rate: float = 0.05, *, momentum: float = 0.9) -> None:
        super().__init__(learning_rate)
        self._mu = _share("momentum", momentum)
        self._v: Array | None = None

    def _change(self, g: Array) -> Array:
        self._v = g.copy() if self._v is None else _decayed(self._v, self._mu) + g
        g[...] = self._v
        g *= g.dtype.type(self.learning_rate)
        return g


class RMSProp(Optimiser):
    """Steps divided by the gradient's own recent size."""

    def __init__(self, learning_rate: float = 0.003, *, decay: float = 0.99) -> None:
        super().__init__(learning_rate)
        self._rho = _share("decay", decay)
        self._s: Array | None = None

    def _change(self, g: Array) -> Array:
        self._s = _averaged(self._s, g * g, self._rho)
        g *= g.dtype.type(self.learning_rate)
        g /= np.sqrt(self._s) + g.dtype.type(TINY)
        return g


class Adam(Optimiser):
    """RMSProp with momentum, both corrected for starting at zero."""

    def __init__(
        self, learning_rate: float = 0.005, *, beta1: float = 0.9, beta2: float = 0.999
    ) -> None:
        super().__init__(learning_rate)
        self._betas = _share("beta1", beta1), _share("beta2", beta2)
        self._m: Array | None = None
        self._s: Array | None = None
        self._t = 0

    def _change(self, g: Array) -> Array:
        beta1, beta2 = self._betas
        self._t += 1
        self._m = _averaged(self._m, g, beta1)
        self._s = _averaged(self._s, np.multiply(g, g, out=g), beta2)
        # Both corrections in one number each: (√s)/b₂ + ε below, η/b₁ above.
        root: Array = np.sqrt(self._s, out=g)
        root *= g.dtype.type(1 / math.sqrt(1 - beta2**self._t))
        root += g.dtype.type(TINY)
        np.divide(self._m, root, out=root)
        root *= g.dtype.type(self.learning_rate / (1 - beta1**self._t))
        return root


OPTIMISERS: Mapping[str, type[Optimiser]] = MappingProxyType(
    {"sgd": SGD, "momentum": Momentum, "rmsprop": RMSProp, "adam": Adam}
)


def optimiser_named(name: str, learning_rate: float) -> Optimiser:
    """Make an optimiser. Raises UnknownNameError or LimitError."""
    check_name("optimiser", name, OPTIMISERS)
    # The base class wants the rate as well; a subclass only adds a usual one.
    return OPTIMISERS[name](learning_rate)


def norm_of(g: Array) -> float:
    """‖g‖, summed in float64: the square of a long float32 vector overflows early."""
    wide: Array = g.astype(np.float64, copy=False)
    with np.errstate(all="ignore"):
        return math.sqrt(float(wide.dot(wide)))


def clip_length(norm: object) -> float:
    """Give the longest gradient that isn't shortened. Raises LimitError for what is no length."""
    remedy = "a number from 0 is wanted, 0 to clip nothing"
    length = finite_number(norm, "clip", remedy)
    if length < 0:
        raise LimitError(f"clip is {shown(norm)}; {remedy}.")
    return length


def _decayed(average: Array, share: float) -> Array:
    average *= average.dtype.type(share)
    return average


def _averaged(average: Array | None, new: Array, share: float) -> Array:
    """Average · share + new · (1 − share), in place; the average starts at zero."""
    fresh: Array = new * new.dtype.type(1 - share)
    if average is None:
        return fresh
    average *= average.dtype.type(share)
    average += fresh
    return average


def _share(name: str, value: float) -> float:
    remedy = "a number from 0 to below 1 is wanted"
    number = finite_number(value, name, remedy)
    if not 0 <= number < 1:
        raise LimitError(f"{name} is {shown(value)}; {remedy}.")
    return number


def _joined(parameters: Mapping[str, Array], gradients: Mapping[str, Array]) -> tuple[Array, Array]:
    """Give fresh vectors of all weights and of their gradients, in the weights' order."""
    _check_named(parameters, "parameters")
    _check_named(gradients, "gradients")
    wrong = set(parameters) ^ set(gradients)
    if wrong:
        raise UnknownNameError(
            f"{listed(wrong)}: gradients must have the parameters' names, {listed(parameters)}."
        )
    ordered, dtypes = [], set()
    for name, array in parameters.items():
        dtype = real_dtype(array, name)
        g = numbers(gradients[name], dtype, f"The gradient of {name}")
        check_shape(g, array.shape, f"The gradient of {name}")
        ordered.append(g.ravel())
        dtypes.add(dtype)
    if len(dtypes) > 1:
        raise DTypeError(f"The parameters are {listed(map(str, dtypes))}; make them one.")
    weights = [array.ravel() for array in parameters.values()]
    return np.concatenate(weights, dtype=dtypes.pop()), np.concatenate(ordered)


def _check_named(given: object, what: str) -> None:
    if not isinstance(given, Mapping) or not given:
        raise UnknownNameError(f"The {what} are {shown(given)}; arrays by name are wanted.")


def _parted(w: Array, like: Mapping[str, Array]) -> Mapping[str, Array]:
    parts, start = {}, 0
    frozen(w)
    for name, array in like.items():
        parts[name] = frozen(w[start : start + array.size].reshape(array.shape))
        start += array.size
    return MappingProxyType(parts)
