"""A figure as HTML: picture, caption, what it shows in words, and its numbers in a table.

States need no script: each has an address, and the one that is addressed is shown (`:target`).
A link in the prose to `#figure-gradient-norms--lstm` therefore sets the figure to that state.
"""

from __future__ import annotations

import html

from questions.chapters.figures.figure import Figure, State, Table
from questions.rendering import Place, render_markdown


def figure_html(name: str, figure: Figure, *, caption: str, place: Place) -> str:
    """Give the whole figure element."""
    identity = f"figure-{name}"
    several = len(figure.states) > 1
    states = "".join(_state(identity, state, several=several) for state in figure.states)
    chooser = _chooser(identity, figure) if several else ""
    label = html.escape(figure.title)
    wide = " wide" if figure.wide else ""
    captioned = render_markdown(caption, place=place) if caption.strip() else ""
    return (
        f'<figure id="{identity}" class="figure drawn{wide}" aria-label="{label}">'
        f"{chooser}{states}<figcaption>{captioned}</figcaption></figure>\n"
    )


def _chooser(identity: str, figure: Figure) -> str:
    links = "".join(
        f'<li><a href="#{identity}--{state.name}">{html.escape(state.label)}</a></li>'
        for state in figure.states
    )
    label = html.escape(f"States of the figure: {figure.title}")
    return f'<nav class="states" aria-label="{label}"><ul>{links}</ul></nav>'


def _state(identity: str, state: State, *, several: bool) -> str:
    address = f' id="{identity}--{state.name}"' if several else ""
    return (
        f'<div class="state"{address}>{state.picture}'
        f"<details><summary>What it shows, in words and numbers</summary>"
        f"<p>{html.escape(state.summary)}</p>{table_html(state.table, state.label)}</details></div>"
    )


def table_html(table: Table, caption: str) -> str:
    """Give a table in a box of its own that scrolls."""
    head = "".join(f'<th scope="col">{html.escape(each)}</th>' for each in table.columns)
    rows = "".join(f"<tr>{_row(row)}</tr>" for row in table.rows)
    label = html.escape(f"Numbers: {caption}")
    return (
        f'<div class="scroll-x" tabindex="0" role="group" aria-label="{label}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: tuple[str, ...]) -> str:
    first, *rest = (html.escape(each) for each in row)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{each}</td>" for each in rest)
