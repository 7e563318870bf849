"""What a figure is: one or several states, each a picture, a sentence and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """The numbers behind a picture, for whoever does not look at it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class State:
    """One state of a figure. `summary` says in words what the picture shows."""

    name: str
    label: str
    picture: str
    summary: str
    table: Table


@dataclass(frozen=True)
class Figure:
    """A figure; with several states the reader (or a link in the prose) chooses one."""

    title: str
    states: tuple[State, ...]
    wide: bool = False


def still(title: str, picture: str, *, summary: str, table: Table, wide: bool = False) -> Figure:
    """Give a figure of one state."""
    return Figure(title, (State("only", title, picture, summary, table),), wide)


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    """Give a table of cells as text; numbers get four significant digits."""
    return Table(tuple(columns), tuple(tuple(_cell(cell) for cell in row) for row in rows))


def _cell(cell: object) -> str:
    text = f"{cell:.4g}" if isinstance(cell, float) else str(cell)
    return text.replace("-", "−") if isinstance(cell, int | float) else text
