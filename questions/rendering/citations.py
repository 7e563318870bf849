"""Citations in Markdown: `[@hochreiter1997]` or `[@hochreiter1997; gers2000]`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_CITATION = re.compile(r"\[@([a-z0-9]+(?:; ?@?[a-z0-9]+)*)\]")


def citations_plugin(parser: MarkdownIt) -> None:
    """Let the parser give a token `citation` whose content is keys, joined by '; '."""
    parser.inline.ruler.before("link", "citation", _rule)


def _rule(state: StateInline, silent: bool) -> bool:
    found = _CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = "; ".join(key.strip(" @") for key in found.group(1).split(";"))
    state.pos = found.end()
    return True
