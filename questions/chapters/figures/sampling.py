"""A softmax before sampling: temperature, top-k and top-p on the same eight symbols."""

from __future__ import annotations

import numpy as np

from questions.chapters.figures import svg
from questions.chapters.figures.charts import Axis, Frame
from questions.chapters.figures.figure import Figure, State, table
from questions.chapters.figures.recurrence import Array

SYMBOLS = ("e", "a", "o", "i", "u", "y", "r", "x")
LOGITS = np.array([3.0, 2.4, 2.1, 1.0, 0.4, -0.4, -1.0, -3.0])


def softmax(logits: Array, temperature: float = 1.0) -> Array:
    """Probabilities of logits divided by the temperature; the greatest is taken off first."""
    scaled = logits / temperature
    raised = np.exp(scaled - scaled.max())
    return np.asarray(raised / raised.sum())


def top_k(p: Array, k: int) -> Array:
    """Keep the k most probable symbols and scale them to a sum of 1."""
    kept = np.where(p >= np.sort(p)[-k], p, 0.0)
    return np.asarray(kept / kept.sum())


def top_p(p: Array, mass: float) -> Array:
    """Keep the smallest set of the most probable symbols that holds `mass`."""
    order = np.argsort(-p, kind="stable")
    enough = int(np.searchsorted(np.cumsum(p[order]), mass)) + 1
    kept = np.zeros_like(p)
    kept[order[:enough]] = p[order[:enough]]
    return np.asarray(kept / kept.sum())


def entropy(p: Array) -> float:
    """In bits."""
    inside = p[p > 0]
    return float(-(inside * np.log2(inside)).sum())


def sampling() -> Figure:
    """Draw five distributions that come from the same logits."""
    plain = softmax(LOGITS)
    states = (
        ("cold", "Temperature 0.5", softmax(LOGITS, 0.5)),
        ("plain", "Temperature 1", plain),
        ("hot", "Temperature 2", softmax(LOGITS, 2.0)),
        ("top-k", "Top-k, k = 3", top_k(plain, 3)),
        ("top-p", "Top-p, p = 0.9", top_p(plain, 0.9)),
    )
    return Figure("One set of logits, five ways to sample", tuple(_state(*each) for each in states))


def _state(name: str, label: str, p: Array) -> State:
    rows = [(s, float(z), round(float(v), 4)) for s, z, v in zip(SYMBOLS, LOGITS, p, strict=True)]
    return State(
        name,
        label,
        _picture(p),
        f"{label}: the most probable symbol has {p.max():.2f}, {int((p > 0).sum())} of {len(p)} "
        f"symbols can be drawn, and the entropy is {entropy(p):.2f} bits.",
        table(("symbol", "logit", "probability"), rows),
    )


def _picture(p: Array) -> str:
    x, y = Axis("next symbol", 0, 8, ()), Axis("probability", 0, 1, (0, 0.25, 0.5, 0.75, 1))
    frame = Frame(x, y, height=280)
    parts = [frame.axes()]
    for at, (symbol, value) in enumerate(zip(SYMBOLS, p, strict=True)):
        left, top = frame.at(at + 0.2, float(value))
        right, floor = frame.at(at + 0.8, 0)
        corners = [(left, floor), (left, top), (right, top), (right, floor)]
        parts.append(svg.area(corners, class_="area bar series-1"))
        middle = (left + right) / 2
        parts.append(svg.text((middle, floor + 18), symbol, class_="tick"))
        parts.append(svg.text((middle, top - 6), f"{value:.2f}" if value else "out", class_="tick"))
    return svg.drawing(frame.width, 280, *parts)
