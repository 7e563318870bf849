"""SVG as text: elements, and numbers short enough to read. Colours are classes, never values."""

from __future__ import annotations

import html
from collections.abc import Iterable

Point = tuple[float, float]


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """Give one element. `class_` is class; an underscore in any other name is a hyphen."""
    pairs = "".join(
        f' {_attribute(key)}="{html.escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{pairs}>{content}</{name}>" if content else f"<{name}{pairs}/>"


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-") if key != "viewBox" else key


def _value(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def drawing(width: int, height: int, *content: str) -> str:
    """Give the picture itself. It says nothing to a screen reader: the figure's text does."""
    return element(
        "svg",
        "".join(content),
        viewBox=f"0 0 {width} {height}",
        class_="drawing",
        aria_hidden="true",
        focusable="false",
    )


def text(at: Point, words: str, *, anchor: str = "middle", class_: str = "label") -> str:
    """Give one line of text; `_x` sets x as a subscript, `^x` as a superscript."""
    x, y = at
    return element("text", _scripts(words), x=x, y=y, text_anchor=anchor, class_=class_)


def _scripts(words: str) -> str:
    shown, rest = "", words
    while "_" in rest:
        before, _, after = rest.partition("_")
        size = next((at for at, each in enumerate(after) if each in " ,)=·⊙+"), len(after))
        sub = html.escape(after[:size])
        back = '<tspan dy="-4">\u200b</tspan>' if size < len(after) else ""
        shown += f'{html.escape(before)}<tspan dy="4" class="sub">{sub}</tspan>{back}'
        rest = after[size:]
    return shown + html.escape(rest)


def line(start: Point, end: Point, *, class_: str = "stroke", arrow: bool = False) -> str:
    """Give a straight line, with a head at its end if it is an arrow."""
    (x1, y1), (x2, y2) = start, end
    stroke = element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)
    return stroke + arrow_head(start, end, class_=class_) if arrow else stroke


def arrow_head(start: Point, end: Point, *, class_: str = "stroke", size: float = 7.0) -> str:
    """Give the head of an arrow that comes from `start` and ends in `end`."""
    (x1, y1), (x2, y2) = start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    ux, uy = (x2 - x1) / length * size, (y2 - y1) / length * size
    wings = [(x2 - ux - 0.5 * uy, y2 - uy + 0.5 * ux), (x2 - ux + 0.5 * uy, y2 - uy - 0.5 * ux)]
    return element("polygon", points=_points([(x2, y2), *wings]), class_=f"head {class_}")


def path(points: Iterable[Point], *, class_: str = "series") -> str:
    """Give a line through points."""
    return element("polyline", points=_points(points), class_=class_)


def area(points: Iterable[Point], *, class_: str = "area") -> str:
    """Give the filled polygon of points."""
    return element("polygon", points=_points(points), class_=class_)


def box(at: Point, size: Point, *, class_: str = "box", radius: float = 4.0) -> str:
    """Give a rectangle by its upper left corner, width and height."""
    (x, y), (width, height) = at, size
    return element("rect", x=x, y=y, width=width, height=height, rx=radius, class_=class_)


def circle(at: Point, radius: float, *, class_: str = "dot") -> str:
    return element("circle", cx=at[0], cy=at[1], r=float(radius), class_=class_)


def group(part: str | None, *content: str) -> str:
    """Give a group; its part's name lets a page highlight it with formula and code."""
    return element("g", "".join(content), data_part=part)


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_value(float(x))},{_value(float(y))}" for x, y in points)
