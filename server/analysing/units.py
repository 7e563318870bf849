"""What one unit answers to, over a bundled text."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.analysis.geometry import selectivity
from server.analysing.neighbours import strongest
from server.analysing.readings import Reading

BINS = 20
RAREST = 5
"""Times that a symbol is read before its mean says anything."""

Array = NDArray[np.float64]


def unit_card(reading: Reading, layer: int, unit: int, count: int) -> dict[str, Any]:
    """Give means by symbol, correlations with features and units, strongest contexts, a histogram.

    `selectivity` is the mean at a symbol less that elsewhere, in the unit's standard deviations.
    """
    states, text = reading.states[layer], reading.text
    values = states[:, unit].astype(np.float64)
    edge = max(1.0, float(np.abs(values).max()))
    counts, edges = np.histogram(values, bins=BINS, range=(-edge, edge))
    return {
        "unit": unit,
        "symbols_read": len(text),
        "mean": float(values.mean()),
        "deviation": float(values.std()),
        "histogram": {"edges": edges.tolist(), "counts": counts.tolist()},
        "by_symbol": _by_symbol(text, values),
        "correlations": _correlations(reading, values),
        "units_alike": _alike(states, unit, count),
        "highest": strongest(states[:, unit], text, sign=1, count=count),
        "lowest": strongest(states[:, unit], text, sign=-1, count=count),
    }


def _by_symbol(text: str, values: Array) -> list[dict[str, Any]]:
    symbols, classes = np.unique(list(text), return_inverse=True)
    apart = selectivity(values[:, None], classes)[:, 0]
    rows: list[dict[str, Any]] = [
        {
            "symbol": str(symbol),
            "count": int((classes == k).sum()),
            "mean": float(values[classes == k].mean()),
            "selectivity": float(apart[k]),
        }
        for k, symbol in enumerate(symbols)
    ]
    common = [row for row in rows if row["count"] >= RAREST]
    return sorted(common, key=lambda row: -abs(row["selectivity"]))


def _correlations(reading: Reading, values: Array) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {"feature": name, "r": _pearson(values, feature)}
        for name, feature in reading.features.items()
    ]
    return sorted(rows, key=lambda row: -abs(row["r"]))


def _alike(states: NDArray[np.float32], unit: int, count: int) -> list[dict[str, Any]]:
    centred = states - states.mean(axis=0)
    lengths = np.sqrt((centred**2).sum(axis=0))
    with np.errstate(invalid="ignore", divide="ignore"):
        r = np.nan_to_num((centred.T @ centred[:, unit]) / (lengths * lengths[unit]))
    order = [int(k) for k in np.argsort(-np.abs(r), kind="stable") if k != unit]
    return [{"unit": k, "r": float(r[k])} for k in order[:count]]


def _pearson(a: Array, b: Array) -> float:
    """Give the correlation; 0 for a unit that is still."""
    a, b = a - a.mean(), b - b.mean()
    length = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / length if length > 0 else 0.0
