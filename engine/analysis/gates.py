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

from engine.analysis.local import check_sequence
from engine.arrays import Array, frozen
from engine.errors import LimitError, UnknownNameError
from engine.limits import check_is
from engine.network_traces import LayerTrace

SHUT = 0.1
OPEN = 0.9
KEEPERS = ("f", "z")
"""The gates that say how much of the state is kept."""
MOST_NUMBERS = 100_000_000
SIGMOIDS = ("i", "f", "o", "r", "z")


@dataclass(frozen=True, eq=False)
class Saturation:
    """Shares of all real steps of all sequences at which a unit's gate was shut or open, (H,)."""

    shut: Array
    open: Array


def saturation(layer: LayerTrace) -> Mapping[str, Saturation]:
    """Give each gate's saturation by name; an RNN has no gates, and a candidate isn't one."""
    check_is(layer, LayerTrace, "layer")
    found = {
        name: Saturation(_share(gate < SHUT, layer), _share(gate > OPEN, layer))
        for name, gate in layer.gates.items()
        if name in SIGMOIDS
    }
    return MappingProxyType(found)


def _share(holds: Array, layer: LayerTrace) -> Array:
    """Give the share of real steps at which it holds, (H,); 0 when there is none."""
    mask = layer.directions[0].mask
    real = np.ones(holds.shape[:2], bool) if mask is None else mask
    return frozen((holds & real[:, :, None]).sum(axis=(0, 1)) / max(1, np.count_nonzero(real)))


def time_scales(layer: LayerTrace) -> Array:
    """Give 1/(1 − f) of each unit at each step, (T, B, H), in steps: 1 + e^a.

    Raises UnknownNameError for a cell without a gate that keeps.
    """
    with np.errstate(over="ignore"):  # beyond every float is for ever
        return frozen(1 + np.exp(_kept(layer)))


def half_lives(layer: LayerTrace) -> Array:
    """Give after how many steps like this one half is lost, (T, B, H): log ½ / log f."""
    with np.errstate(divide="ignore", over="ignore"):  # beyond every float is for ever
        return frozen(np.log(2) / -_log_gates(layer))


def retention(layer: LayerTrace, sequence: int = 0) -> Array:
    """Give the share of each unit's state after s that is left after t, (T, T, H): s first, then t.

    exp Σ log f over the steps between; 1 where s = t, 0 where t comes before s. A unit that reads
    backwards keeps from a later s to an earlier t. Raises LimitError for a sequence that isn't
    there, or for more than MOST_NUMBERS.
    """
    check_is(layer, LayerTrace, "layer")
    check_sequence(layer.directions[0], sequence)
    logs = _log_gates(layer)[:, sequence]
    (T, units), H = logs.shape, len(logs[0]) // len(layer.directions) if len(logs) else 0
    if T * T * units > MOST_NUMBERS:
        raise LimitError(
            f"Between {T} steps of {units} units stand {T * T * units} numbers; the limit is "
            f"{MOST_NUMBERS}. Take a shorter sequence."
        )
    found = np.empty((T, T, units), logs.dtype)
    for k, trace in enumerate(layer.directions):
        # Each direction in the order in which it reads.
        turn, own = slice(None, None, -1 if k else 1), slice(k * H, (k + 1) * H)
        steps = logs[turn, own]
        if trace.mask is not None:
            steps = np.where(trace.mask[:, sequence, None], steps, 0)
        _retain(steps, found[turn, turn, own])
    return frozen(found)


def _retain(logs: Array, out: Array) -> None:
    """Put exp of the sums of logs (T, H) from after s to t into out (T, T, H)."""
    T = len(logs)
    with np.errstate(over="ignore", invalid="ignore"):  # past a gate that is shut for ever
        total = np.cumsum(logs, axis=0)
        np.subtract(total[None], total[:, None], out=out)
    out[np.arange(T)[:, None] > np.arange(T)[None]] = -np.inf
    np.exp(out, out=out)


def _log_gates(layer: LayerTrace) -> Array:
    """Give log f from a, exact also where f is rounded to 0 or 1."""
    with np.errstate(invalid="ignore"):
        return np.asarray(-np.logaddexp(0, -_kept(layer)))


def _kept(layer: LayerTrace) -> Array:
    check_is(layer, LayerTrace, "layer")
    given = layer.pre_activations
    for name in KEEPERS:
        if name in given:
            return given[name]
    raise UnknownNameError("An RNN has no gate that keeps; time scales are an LSTM's or a GRU's.")
