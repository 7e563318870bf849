"""Text as it is written into text as it is read: Markdown, formulas and code, offline."""

from __future__ import annotations

from questions.rendering.code import highlight
from questions.rendering.formulas import render_formula
from questions.rendering.markdown import (
    Block,
    BlockRenderer,
    Html,
    Place,
    find_citations,
    find_headings,
    find_links,
    render_inline,
    render_markdown,
)

__all__ = [
    "Block",
    "BlockRenderer",
    "Html",
    "Place",
    "find_citations",
    "find_headings",
    "find_links",
    "highlight",
    "render_formula",
    "render_inline",
    "render_markdown",
]
