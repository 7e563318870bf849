"""Program text, highlighted by classes; colours are the style sheet's business."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from pygments import lex
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, _TokenType
from pygments.util import ClassNotFound


class UnknownLanguageError(ValueError):
    """A language that Pygments does not know."""


def highlight(
    source: str, language: str = "text", *, parts: Mapping[str, str] | None = None
) -> str:
    """Give a `pre` with one span a line.

    `parts` maps a part's name to a pattern: lines in which the pattern is found carry the name,
    so that a page can highlight them together with the same part of a formula or a picture.
    Raises UnknownLanguageError.
    """
    patterns = [(name, re.compile(pattern)) for name, pattern in (parts or {}).items()]
    lines = "".join(_line(tokens, patterns) for tokens in _lines(source.rstrip() + "\n", language))
    label = f"Code in {language.capitalize()}" if language != "text" else "Program text"
    return (
        f'<pre class="highlight" tabindex="0" role="group" aria-label="{html.escape(label)}">'
        f'<code class="language-{html.escape(language)}">{lines}</code></pre>\n'
    )


_Token = tuple[_TokenType, str]


def _lines(source: str, language: str) -> list[list[_Token]]:
    lines: list[list[_Token]] = [[]]
    for kind, text in _lexed(source, language):
        first, *rest = text.split("\n")
        lines[-1].append((kind, first))
        lines.extend([(kind, piece)] for piece in rest)
    return lines[:-1] if lines and not "".join(text for _, text in lines[-1]) else lines


def _lexed(source: str, language: str) -> list[_Token]:
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound as error:
        raise UnknownLanguageError(f"no language is called {language!r}") from error
    return list(lex(source, lexer))


def _line(tokens: list[_Token], patterns: list[tuple[str, re.Pattern[str]]]) -> str:
    plain = "".join(text for _, text in tokens)
    part = next((name for name, pattern in patterns if pattern.search(plain)), None)
    marked = f' data-part="{part}"' if part else ""
    return f'<span class="line"{marked}>{"".join(_span(*token) for token in tokens)}\n</span>'


def _span(kind: _TokenType, text: str) -> str:
    css = STANDARD_TYPES.get(kind, "")
    escaped = html.escape(text, quote=False)
    return f'<span class="{css}">{escaped}</span>' if css and text else escaped
