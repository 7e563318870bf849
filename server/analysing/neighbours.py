"""Where in a bundled text the network was in the same state, or had the same units on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.analysis.geometry import nearest
from server.analysing.readings import Reading, States

BEFORE, AFTER = 28, 12

Array = NDArray[np.float64]


def context(text: str, first: int, last: int) -> dict[str, Any]:
    """Give the symbols from first to last, with what stands around them."""
    return {
        "position": first,
        "before": text[max(0, first - BEFORE) : first],
        "match": text[first : last + 1],
        "after": text[last + 1 : last + 1 + AFTER],
    }


def nearest_states(reading: Reading, layer: int, state: Array, count: int) -> dict[str, Any]:
    """Find the symbols of the text after which h lay nearest, by Euclidean distance."""
    states = reading.states[layer]
    found = nearest(states.astype(np.float64), state, count)
    spread = float(np.sqrt(((states - states.mean(axis=0)) ** 2).sum(axis=1).mean()))
    return {
        "symbols_read": len(reading.text),
        "typical_distance": spread,
        "found": [
            {**context(reading.text, int(row), int(row)), "distance": float(distance)}
            for row, distance in zip(found.rows, found.distances, strict=True)
        ],
    }


def same_pattern(
    reading: Reading, layer: int, run: Array, *, least: float, count: int
) -> dict[str, Any]:
    """Find where the units that are on all through a run (T, H) are on as long, or nearly.

    A unit is on where |h| ≥ least, and keeps its sign. Ranked by the share of (unit, step) that
    are on; of equals, the one with the fewest other units on comes first. Nothing is found when no
    unit is on all through.
    """
    sign = np.sign(run[0])
    units = np.flatnonzero((run * sign >= least).all(axis=0))
    if not len(units):
        return {"units": [], "symbols_read": len(reading.text), "found": []}
    on = reading.states[layer] * sign.astype(np.float32) >= least
    share = _windowed(on[:, units].mean(axis=1), len(run))
    others = _windowed(np.delete(on, units, axis=1).mean(axis=1), len(run))
    order = np.lexsort((others, -share.round(6)))
    found = [
        {**context(reading.text, first, first + len(run) - 1), "share": float(share[first])}
        for first in _apart(order, len(run), count)
    ]
    return {"units": units.tolist(), "symbols_read": len(reading.text), "found": found}


def _windowed(values: NDArray[np.floating], width: int) -> Array:
    """Give the mean over each window of so many steps; a NaN free array of N − width + 1."""
    total = np.concatenate([[0.0], np.cumsum(values, dtype=float)])
    return np.asarray((total[width:] - total[:-width]) / width)


def _apart(order: NDArray[np.intp], width: int, count: int) -> Iterator[int]:
    """Take starts in order, leaving out those whose windows overlap with one taken."""
    taken: list[int] = []
    for start in map(int, order):
        if all(abs(start - other) >= width for other in taken):
            taken.append(start)
            yield start
        if len(taken) == count:
            return


def strongest(states: States, text: str, *, sign: int, count: int) -> list[dict[str, Any]]:
    """Find where one unit's values (N,) are greatest in one direction, places far apart."""
    order = np.argsort(-sign * states, kind="stable")
    return [
        {**context(text, at, at), "value": float(states[at])} for at in _apart(order, BEFORE, count)
    ]
