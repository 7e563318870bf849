"""What gates do: how often they are shut or open, and how long they keep what they hold.

Symbols: f a forget gate (a GRU's z), a its pre-activation. A cell that is multiplied by f at each
step loses all but 1/e in about 1/(1 − f) steps, which is 1 + e^a: the gate itself, rounded to 1,
would say forever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from engine.arrays import Array, frozen
from engine.errors import UnknownNameError
from engine.network_traces import LayerTrace

SHUT = 0.1
OPEN = 0.9
KEEPERS = ("f", "z")
"""The gates that say how much of the state is kept."""
SIGMOIDS = ("i", "f", "o", "r", "z")


@dataclass(frozen=True, eq=False)
class Saturation:
    """Shares of all steps and sequences at which a unit's gate was shut or open, (H,)."""

    shut: Array
    open: Array


def saturation(layer: LayerTrace) -> Mapping[str, Saturation]:
    """Give each gate's saturation by name; an RNN has no gates, and a candidate isn't one."""
    found = {
        name: Saturation(
            frozen((gate < SHUT).mean(axis=(0, 1))), frozen((gate > OPEN).mean(axis=(0, 1)))
        )
        for name, gate in layer.gates.items()
        if name in SIGMOIDS
    }
    return MappingProxyType(found)


def time_scales(layer: LayerTrace) -> Array:
    """Give 1/(1 − f) of each unit at each step, (T, B, H), in steps: 1 + e^a.

    Raises UnknownNameError for a cell without a gate that keeps.
    """
    return frozen(1 + np.exp(_kept(layer)))


def half_lives(layer: LayerTrace) -> Array:
    """Give after how many steps like this one half is lost, (T, B, H): log ½ / log f."""
    return frozen(np.log(2) / -_log_gates(layer))


def retention(layer: LayerTrace, sequence: int = 0) -> Array:
    """Give the share of each unit's state after s that is left after t, (T, T, H): s first, then t.

    exp Σ log f over the steps between; 1 where s = t, 0 where t comes before s.
    """
    total = np.cumsum(_log_gates(layer)[:, sequence], axis=0)
    T = len(total)
    found = total[None] - total[:, None]
    found[np.arange(T)[:, None] > np.arange(T)[None]] = -np.inf
    return frozen(np.exp(found, out=found))


def _log_gates(layer: LayerTrace) -> Array:
    """Give log f from a, exact also where f is rounded to 0 or 1."""
    return np.asarray(-np.logaddexp(0, -_kept(layer)))


def _kept(layer: LayerTrace) -> Array:
    given = layer.pre_activations
    for name in KEEPERS:
        if name in given:
            return given[name]
    raise UnknownNameError("An RNN has no gate that keeps; time scales are an LSTM's or a GRU's.")
