r"""Formula, code and picture of one thing, side by side, with a choice of what to point at.

    :::: together forget="forget gate" cell="cell state"
    …
    ::::

Whatever carries the part's name (`\part{forget}{…}` in a formula, a line of code, a group of a
picture) is highlighted by the style sheet alone, so that it works without a script.
"""

from __future__ import annotations

import html
import shlex

from markdown_it.token import Token


def together(_self: object, tokens: list[Token], index: int, *_: object) -> str:
    """Print the opening or the closing of the container."""
    token = tokens[index]
    if token.nesting == -1:
        return "</div>\n"
    words = shlex.split(token.info)[1:]
    parts = [(name, label) for name, _, label in (word.partition("=") for word in words)]
    group = f"parts-{token.map[0] if token.map else index}"
    choices = "".join(_choice(group, name, label) for name, label in [("", "everything"), *parts])
    return (
        '<div class="together"><fieldset class="parts"><legend>Point at</legend>'
        f"{choices}</fieldset>\n"
    )


def _choice(group: str, name: str, label: str) -> str:
    checked = "" if name else " checked"
    value = html.escape(name or "everything")
    radio = f'<input type="radio" name="{group}" value="{value}"{checked}>'
    return f"<label>{radio} {html.escape(label)}</label>"
