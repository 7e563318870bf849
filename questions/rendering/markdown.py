"""Markdown into HTML: CommonMark with tables, formulas, citations, anchors and containers.

Raw HTML is text here. Every fault (a formula, a link, a citation, a language) is a ContentError
that names file and line.
"""

from __future__ import annotations

import html
import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from questions.bibliography import bibliography
from questions.errors import ContentError
from questions.rendering.citations import citations_plugin
from questions.rendering.code import UnknownLanguageError, highlight
from questions.rendering.formulas import FormulaError, render_formula
from questions.rendering.links import UnknownLinkError, address
from questions.rendering.together import together
from questions.rendering.values import fill

Html = Markup

# A container's name is its class, but for `details`, whose first line is its summary.
CONTAINERS = ("note", "contested", "answer", "formula", "code", "picture")


@dataclass(frozen=True)
class Place:
    """Where a text stands, so that errors can say it: file, and the line of its first line."""

    file: str = "<text>"
    first_line: int = 1


@dataclass(frozen=True)
class Block:
    """A fenced block with a name of its own: ```name argument key=value, and what it holds."""

    name: str
    arguments: tuple[str, ...]
    options: Mapping[str, str]
    text: str
    place: Place


BlockRenderer = Callable[[Block], str]


@dataclass(frozen=True)
class Link:
    """A link as written, and the line it is written on."""

    target: str
    line: int


def render_markdown(
    text: str,
    *,
    place: Place | None = None,
    values: Mapping[str, object] | None = None,
    blocks: Mapping[str, BlockRenderer] | None = None,
) -> Html:
    """Render a whole text: `values` fill `{{ name }}`, `blocks` render fenced blocks by name."""
    place = place or Place()
    filled = fill(text, values, file=place.file, first_line=place.first_line)
    tokens = _parser().parse(filled)
    _settle(tokens, place, blocks or {})
    parser = _parser()
    return Html(parser.renderer.render(tokens, parser.options, {}))


def render_inline(
    text: str, *, place: Place | None = None, values: Mapping[str, object] | None = None
) -> Html:
    """Render one line of text, without a paragraph around it: an option, a label, a caption."""
    place = place or Place()
    filled = fill(text, values, file=place.file, first_line=place.first_line)
    parser = _parser()
    tokens = parser.parseInline(filled)
    _settle(tokens, place, {})
    return Html(parser.renderer.render(tokens, parser.options, {}))


@dataclass(frozen=True)
class FoundHeading:
    """A heading as written; its anchor is None when it has none."""

    level: int
    title: str
    anchor: str | None
    line: int


def find_links(text: str, *, place: Place | None = None) -> list[Link]:
    """Every link target in a text, as written, with its line."""
    place = place or Place()
    return [
        Link(str(token.attrGet("href")), line)
        for token, line in _walk(_parsed(text), place.first_line)
        if token.type == "link_open"
    ]


def find_headings(text: str, *, place: Place | None = None) -> list[FoundHeading]:
    """Every heading of a text, in order."""
    place = place or Place()
    tokens = _parsed(text)
    return [
        _found_heading(opening, inline.content, place)
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open"
    ]


def _found_heading(opening: Token, written: str, place: Place) -> FoundHeading:
    anchor = _ANCHOR.search(written)
    line = place.first_line + (opening.map[0] if opening.map else 0)
    title = written[: anchor.start()] if anchor else written
    return FoundHeading(int(opening.tag[1]), title, anchor.group(1) if anchor else None, line)


def find_citations(text: str) -> list[str]:
    """Every key of the bibliography that a text cites, in order, as often as it does."""
    return [
        key
        for token, _ in _walk(_parsed(text), 1)
        if token.type == "citation"
        for key in token.content.split("; ")
    ]


@lru_cache(maxsize=4)
def _parsed(text: str) -> list[Token]:
    """Give a text's tokens, to be read and not changed: who looks for one thing looks for more."""
    return _parser().parse(text)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # Without digits the plugin misses a formula that begins a paragraph which ends in a digit.
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=True, allow_labels=False)
    parser.use(attrs_plugin, spans=True, allowed=("id", "class", "data-part", "lang"))
    parser.use(citations_plugin)
    for name in CONTAINERS:
        parser.use(container_plugin, name)
    parser.use(container_plugin, "details", render=_details)
    parser.use(container_plugin, "together", render=together)
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    parser.validateLink = _is_harmless  # type: ignore[method-assign] # its documented way
    return parser


def _is_harmless(url: str) -> bool:
    return not url.lower().startswith(("javascript:", "data:"))


def _details(_self: object, tokens: list[Token], index: int, *_: object) -> str:
    if tokens[index].nesting == -1:
        return "</details>\n"
    summary = tokens[index].info.strip().removeprefix("details").strip()
    return f"<details>\n<summary>{html.escape(summary)}</summary>\n"


# Wide tables and formulas scroll inside their own box, which therefore takes the keyboard's focus.
def _table_open(*_: object) -> str:
    return '<div class="scroll-x" tabindex="0" role="group" aria-label="Table">\n<table>\n'


def _table_close(*_: object) -> str:
    return "</table>\n</div>\n"


def _display(formula: str) -> str:
    box = '<div class="formula-line" tabindex="0" role="group" aria-label="Formula">'
    return f"{box}{formula}</div>\n"


def _walk(tokens: list[Token], first_line: int) -> Iterator[tuple[Token, int]]:
    """Every token, children too, with the line of the file that it stands on."""
    for token in tokens:
        line = first_line + (token.map[0] if token.map else 0)
        yield token, line
        for child in token.children or ():
            yield child, line
            line += child.type in ("softbreak", "hardbreak")


def _settle(tokens: list[Token], place: Place, blocks: Mapping[str, BlockRenderer]) -> None:
    for token, line in _walk(tokens, place.first_line):
        try:
            _settle_token(token, Place(place.file, line), blocks)
        except (FormulaError, UnknownLanguageError, UnknownLinkError) as error:
            raise ContentError(str(error), file=place.file, line=line) from error
    for token in tokens:
        _keep_punctuation(token.children or [])
    _anchor_headings(tokens)


_PUNCTUATION = re.compile(r"[.,;:!?)]+")


def _keep_punctuation(children: list[Token]) -> None:
    """Tie a formula to the punctuation after it, so that no line begins with a comma."""
    for formula, after in pairwise(children):
        found = _PUNCTUATION.match(after.content) if after.type == "text" else None
        if found and formula.meta.get("formula"):
            tied = formula.content + html.escape(found.group())
            formula.content = f'<span class="unbroken">{tied}</span>'
            after.content = after.content[found.end() :]


def _settle_token(token: Token, place: Place, blocks: Mapping[str, BlockRenderer]) -> None:
    """Turn what needs more than CommonMark into what the printer prints as it is."""
    match token.type:
        case "math_inline":
            _become(token, render_formula(token.content.strip()))
            token.meta["formula"] = True
        case "math_block":
            _become(token, _display(render_formula(token.content.strip(), display=True)))
        case "fence":
            _become(token, _fence(token, place, blocks))
        case "citation":
            _become(token, _citation(token, place))
        case "link_open":
            token.attrSet("href", address(str(token.attrGet("href"))))
        case "th_open":
            token.attrSet("scope", "col")
        case "text" if "$$" in token.content:
            raise FormulaError("$$ opens a formula only after an empty line")
        case "text" if "$" in token.content:
            raise FormulaError(
                "a $ opens no formula: no space may follow it, nor stand before the end"
            )


def _become(token: Token, content: str) -> None:
    token.type = "html_block" if token.block else "html_inline"
    token.content = content


def _fence(token: Token, place: Place, blocks: Mapping[str, BlockRenderer]) -> str:
    name, *rest = shlex.split(token.info) or ["text"]
    options = dict(part.split("=", 1) for part in rest if "=" in part)
    arguments = tuple(part for part in rest if "=" not in part)
    if name in blocks:
        return blocks[name](Block(name, arguments, options, token.content, place))
    return highlight(token.content, name, parts=options)


def _citation(token: Token, place: Place) -> str:
    works = bibliography()
    keys = token.content.split("; ")
    missing = [key for key in keys if key not in works]
    if missing:
        message = f"the bibliography has no work {missing[0]!r}"
        raise ContentError(message, file=place.file, line=place.first_line)
    links = (
        f'<a class="citation" href="/chapters/sources#{key}">{html.escape(works[key].label)}</a>'
        for key in keys
    )
    return f"({'; '.join(links)})"


_ANCHOR = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")


def _anchor_headings(tokens: list[Token]) -> None:
    """Take `{#name}` off the end of headings: it is their address on the page."""
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open" or not inline.children:
            continue
        last = inline.children[-1]
        found = _ANCHOR.search(last.content)
        if not found:
            continue
        last.content = last.content[: found.start()]
        opening.attrSet("id", found.group(1))
        inline.children.append(_permalink(found.group(1)))


def _permalink(anchor: str) -> Token:
    # For the mouse only: by keyboard and ear, the contents list leads to the same places.
    link = Token("html_inline", "", 0)
    link.content = f'<a class="anchor" href="#{anchor}" aria-hidden="true" tabindex="-1">#</a>'
    return link
