"""Plots to choose from: drawn to one scale, and told in words and numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from questions.bank_values import Plot
from questions.chapters.figures import svg
from questions.chapters.figures.charts import Axis, Frame, Series
from questions.rendering import Html

_WIDTH, _HEIGHT = 430, 250
# Where a line is read out for whoever does not see it.
_READ_AT = 6
_DECADES = 6


def draw_plots(plots: Mapping[str, Plot]) -> dict[str, Html]:
    """Draw each plot as a figure; all share their axes, so that they can be compared."""
    every = list(plots.values())
    x = _linear(every[0].x_label, [value for plot in every for value in plot.x])
    heights = [value for plot in every for line in plot.lines.values() for value in line]
    scale = _logarithmic if every[0].log_y else _linear
    y = scale(every[0].y_label, heights)
    return {name: _figure(plot, x, y) for name, plot in plots.items()}


def _figure(plot: Plot, x: Axis, y: Axis) -> Html:
    series = [
        Series(name, plot.x, [max(value, y.low) for value in line], kind)
        for kind, (name, line) in enumerate(plot.lines.items(), 1)
    ]
    picture = _drawing(Frame(x, y, width=_WIDTH, height=_HEIGHT), series)
    said = f"{plot.text} {' '.join(_read_out(plot))}"
    return Markup(
        '<figure class="figure drawn plot">{}'
        '<figcaption class="visually-hidden">{}</figcaption></figure>'
    ).format(Markup(picture), said)


def _drawing(frame: Frame, series: Sequence[Series]) -> str:
    """Draw a chart narrow enough to be read on a phone, with a name for each line below it."""
    names = []
    for at, each in enumerate(series):
        x, y = frame.left + (at % 2) * 185.0, frame.height + 8 + 20.0 * (at // 2)
        names.append(svg.line((x, y), (x + 28, y), class_=f"series series-{each.kind}"))
        names.append(svg.text((x + 36, y + 4), each.name, anchor="start", class_="legend"))
    lines = (frame.series(each) for each in series)
    height = frame.height + 20 * math.ceil(len(series) / 2)
    return svg.drawing(frame.width, height, frame.axes(), *lines, *names)


def _read_out(plot: Plot) -> list[str]:
    """Give some numbers of each line: two plots that look different must sound different."""
    places = sorted({round(at * (len(plot.x) - 1) / (_READ_AT - 1)) for at in range(_READ_AT)})
    return [
        f"{name}: "
        + ", ".join(f"{line[at]:.3g} at {plot.x[at]:g}" for at in places)
        + f" ({plot.x_label})."
        for name, line in plot.lines.items()
    ]


def _linear(label: str, values: Sequence[float]) -> Axis:
    low, high = min(values), max(values)
    step = _round_step((high - low) / 4 or 1.0)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(at * step for at in range(first, last + 1))
    return Axis(label, ticks[0], ticks[-1] if len(ticks) > 1 else ticks[0] + step, ticks)


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * each for each in (1, 2, 2.5, 5, 10) if power * each >= rough * 0.999)


def _logarithmic(label: str, values: Sequence[float]) -> Axis:
    shown = [value for value in values if value > 0]
    low, high = math.floor(math.log10(min(shown))), math.ceil(math.log10(max(shown)))
    high = max(high, low + 1)
    every = math.ceil((high - low) / _DECADES)
    ticks = tuple(10.0**at for at in range(low, high + 1, every))
    return Axis(label, 10.0**low, 10.0**high, ticks, log=True)
