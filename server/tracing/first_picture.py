"""The first picture of a page: heatmaps as small PNGs, drawn before any script has run."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

import numpy as np
from numpy.typing import NDArray

from server.tracing.compute import Traced
from server.tracing.heatmap import Scale, extent, picture

Columns = Literal[1, 2, 3, 4]

PART_TITLES: dict[str, tuple[str, str, Scale]] = {
    "h": ("h", "hidden state", "diverging"),
    "c": ("c", "cell state", "diverging"),
    "gates.i": ("i", "input gate", "sequential"),
    "gates.f": ("f", "forget gate", "sequential"),
    "gates.g": ("g", "candidate", "diverging"),
    "gates.o": ("o", "output gate", "sequential"),
    "gates.r": ("r", "reset gate", "sequential"),
    "gates.z": ("z", "update gate", "sequential"),
    "gates.n": ("n", "candidate", "diverging"),
}
_VISIBLE = {" ": "␣", "\n": "⏎", "\t": "⇥"}
_WIDTH_PX = 360
_LETTER_PX = 7


@dataclass(frozen=True)
class Figure:
    """One heatmap as the template needs it; `image` is a data URL."""

    model: str
    cell: str
    part: str
    symbol: str
    title: str
    scale: Scale
    image: str
    width: int
    height: int
    low: str
    high: str
    letters: str
    places: str
    summary: str
    table: str


def visible(symbol: str) -> str:
    """Write a symbol so that it can be seen."""
    return _VISIBLE.get(symbol, symbol)


def figures(traced: Traced, text: str, parts: tuple[str, ...] = ("h", "c")) -> list[Figure]:
    """Draw the parts that the trace has, of its first layer."""
    return [
        _figure(traced, part, traced.arrays[f"layers.0.{part}"], text)
        for part in parts
        if f"layers.0.{part}" in traced.arrays
    ]


def _figure(traced: Traced, part: str, values: NDArray[np.float64], text: str) -> Figure:
    symbol, title, scale = PART_TITLES[part]
    steps, units = values.shape
    limit = max(1.0, extent(values, scale))
    step_px = max(3, min(20, _WIDTH_PX // steps))
    lettered = step_px >= _LETTER_PX and all(len(token) == 1 for token in traced.tokens)
    return Figure(
        model=traced.model,
        cell=traced.cell,
        part=part,
        symbol=symbol,
        title=title,
        scale=scale,
        image=_data_url(picture(values, limit, scale)),
        width=steps * step_px,
        height=units * max(3, min(18, round(300 / units))),
        low="0" if scale == "sequential" else f"−{limit:g}",
        high=f"{limit:g}",
        letters="".join(map(visible, traced.tokens)) if lettered else "",
        places=" ".join(f"{(t + 0.5) * step_px:g}" for t in range(steps)) if lettered else "",
        summary=_summary(traced, values, symbol, title),
        table="/visualiser/numbers?"
        + urlencode({"model": traced.model, "part": part, "text": text}),
    )


def _data_url(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode()


def _summary(traced: Traced, values: NDArray[np.float64], symbol: str, title: str) -> str:
    steps, units = values.shape
    step, unit = np.unravel_index(np.abs(values).argmax(), values.shape)
    return (
        f"{traced.cell.upper()} {title} {symbol}: {units} units over {steps} steps. "
        f"Largest {values[step, unit]:.3f}, unit {unit} at step {step + 1}, "
        f"“{traced.tokens[step]}”."
    )
