"""Charts of lines over axes: what most figures are made of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from questions.chapters.figures import svg

Values = Sequence[float] | NDArray[np.float64]


@dataclass(frozen=True)
class Series:
    """A line by name. `kind` is the number of its colour and dash, 1 to 5."""

    name: str
    x: Values
    y: Values
    kind: int = 1
    dots: bool = False


@dataclass(frozen=True)
class Axis:
    """A scale from data to pixels, with its ticks; logarithmic if asked."""

    label: str
    low: float
    high: float
    ticks: tuple[float, ...]
    log: bool = False

    def share(self, value: float) -> float:
        """Give where a value lies between the ends: 0 to 1."""
        if self.log:
            low, high = math.log10(self.low), math.log10(self.high)
            return (math.log10(max(value, self.low)) - low) / (high - low)
        return (value - self.low) / (self.high - self.low)

    def tick_text(self, value: float) -> str:
        power = math.log10(value) if self.log else 0.5
        if abs(power - round(power)) < 1e-9 and not 0.01 <= value <= 1000:
            return "10" + str(round(power)).translate(_RAISED)
        return f"{value:g}".replace("-", "−")


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LEFT, TOP, RIGHT, BOTTOM = 76.0, 14.0, 30.0, 50.0


@dataclass(frozen=True)
class Frame:
    """A plotting area of a drawing, and where a point of data lies in it."""

    x: Axis
    y: Axis
    width: int = 620
    height: int = 300
    left: float = LEFT

    def at(self, x: float, y: float) -> svg.Point:
        across = self.width - self.left - RIGHT
        down = self.height - TOP - BOTTOM
        share = min(max(self.y.share(y), -0.02), 1.02)
        return (self.left + across * self.x.share(x), TOP + down * (1 - share))

    def axes(self) -> str:
        """Give grid lines, ticks and labels."""
        x0, y0 = self.left, self.height - BOTTOM
        parts = [svg.line((x0, y0), (self.width - RIGHT, y0), class_="axis")]
        for tick in self.x.ticks:
            px = self.at(tick, self.y.low)[0]
            parts.append(svg.line((px, y0), (px, y0 + 5), class_="axis"))
            parts.append(svg.text((px, y0 + 19), self.x.tick_text(tick), class_="tick"))
        for tick in self.y.ticks:
            py = self.at(self.x.low, tick)[1]
            parts.append(svg.line((x0, py), (self.width - RIGHT, py), class_="grid"))
            tick_text = self.y.tick_text(tick)
            parts.append(svg.text((x0 - 7, py + 4), tick_text, anchor="end", class_="tick"))
        return "".join(parts) + self._labels()

    def _labels(self) -> str:
        middle = (self.left + self.width - RIGHT) / 2
        across = svg.text((middle, self.height - 8.0), self.x.label, class_="axis-label")
        down = TOP + (self.height - TOP - BOTTOM) / 2
        turned = svg.text((0.0, 0.0), self.y.label, class_="axis-label")
        return across + svg.element("g", turned, transform=f"translate(13 {down:g}) rotate(-90)")

    def series(self, each: Series) -> str:
        points = [self.at(x, y) for x, y in zip(each.x, each.y, strict=True)]
        drawn = svg.path(points, class_=f"series series-{each.kind}")
        if not each.dots:
            return drawn
        return drawn + "".join(svg.circle(p, 3.2, class_=f"dot series-{each.kind}") for p in points)


def line_chart(x: Axis, y: Axis, series: Sequence[Series], *, height: int = 320) -> str:
    """Give a whole chart, with a legend under it: a dash and a colour for each name."""
    legend_rows = math.ceil(len(series) / _legend_columns(series))
    frame = Frame(x, y, height=height)
    total = height + 20 * legend_rows
    return svg.drawing(
        frame.width,
        total,
        frame.axes(),
        *(frame.series(each) for each in series),
        _legend(series, frame),
    )


def _legend_columns(series: Sequence[Series]) -> int:
    """Two next to each other, unless a name is too long for that on a phone."""
    return 1 if max(len(each.name) for each in series) > 28 else 2


def _legend(series: Sequence[Series], frame: Frame) -> str:
    parts, columns = [], _legend_columns(series)
    for at, each in enumerate(series):
        x = frame.left + (at % columns) * (frame.width - frame.left) / 2
        y = frame.height + 8 + 20.0 * (at // columns)
        parts.append(svg.line((x, y), (x + 28, y), class_=f"series series-{each.kind}"))
        parts.append(svg.text((x + 36, y + 4), each.name, anchor="start", class_="legend"))
    return "".join(parts)
