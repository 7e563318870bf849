"""What a network's passes give: traces and gradients of every layer and direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from engine.arrays import Array, frozen
from engine.errors import ShapeError
from engine.traces import State, Trace

if TYPE_CHECKING:
    from engine.network import Network


@dataclass(frozen=True, eq=False)
class LayerTrace:
    """A layer's run: one trace, or two whose features stand side by side.

    The backward direction's trace runs over the reversed sequence; here its steps are put back,
    so that index t is step t in both.
    """

    directions: tuple[Trace, ...]

    @property
    def h(self) -> Array:
        """(T, B, H), or (T, B, 2H) in both directions."""
        return side_by_side([trace.h for trace in self.directions])

    @property
    def c(self) -> Array | None:
        """Cell states, like h; None unless the cell is an LSTM."""
        states = [trace.c for trace in self.directions]
        return side_by_side([c for c in states if c is not None]) if states[0] is not None else None

    @property
    def gates(self) -> Mapping[str, Array]:
        """Activations by name: i, f, g, o or r, z, n, like h; none in an RNN."""
        return self._named([trace.gates for trace in self.directions])

    @property
    def pre_activations(self) -> Mapping[str, Array]:
        """What goes into each gate's activation, computed when asked for."""
        with np.errstate(all="ignore"):
            return self._named([trace.pre_activations for trace in self.directions])

    def _named(self, given: Sequence[Mapping[str, Array]]) -> Mapping[str, Array]:
        names = sorted(given[0], key="ifgorzn".find)
        return MappingProxyType({name: side_by_side([g[name] for g in given]) for name in names})


def side_by_side(arrays: Sequence[Array]) -> Array:
    if len(arrays) == 1:
        return arrays[0]
    return frozen(np.concatenate([arrays[0], arrays[1][::-1]], axis=-1))


@dataclass(frozen=True, eq=False)
class NetworkTrace:
    """A network's run: the layers from the input up, and what the head makes of the topmost."""

    network: Network
    layers: tuple[LayerTrace, ...]

    @cached_property
    def outputs(self) -> Array:
        """(T, B, O)."""
        return frozen(self.network.read(self.layers[-1].h))

    @cached_property
    def last_output(self) -> Array:
        """The output of the last step alone, (B, O), without computing the others."""
        h = self.layers[-1].h
        if len(h) == 0:
            raise ShapeError("The sequence has no step, and so no last output.")
        return frozen(self.network.read(h[-1]))

    @property
    def final(self) -> tuple[State, ...]:
        """The states to go on from, in the order of `States`."""
        return tuple(trace.final for layer in self.layers for trace in layer.directions)


@dataclass(frozen=True, eq=False)
class NetworkGradients:
    """dL by everything a network depends on; read-only."""

    parameters: Mapping[str, Array]
    inputs: Array
    """(T, B, D)."""
    h: tuple[Array, ...]
    """dL/dh_t of each layer, (T, B, H) like the layer's h."""
    c: tuple[Array | None, ...]
    """dL/dc_t of each layer; None unless the cell is an LSTM."""
    initial: tuple[State, ...]
    """dL by the initial states, in the order of `States`."""
