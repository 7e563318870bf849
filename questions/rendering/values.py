"""Numbers in prose that are computed and not typed: `{{ name }}` or `{{ name:.2f }}`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from questions.errors import ContentError

_HOLE = re.compile(r"\{\{ ([A-Za-z][A-Za-z0-9_]*)(?::([^{}\s]+))? \}\}")


def fill(text: str, values: Mapping[str, object] | None, *, file: str, first_line: int = 1) -> str:
    """Give the text with every hole filled by its value, in the format that the hole asks for.

    Raises ContentError, naming the line, when a value is missing or the format does not suit it.
    """

    def filled(hole: re.Match[str]) -> str:
        name, form = hole.group(1), hole.group(2) or ""
        line = first_line + text.count("\n", 0, hole.start())
        if values is None or name not in values:
            raise ContentError(f"no value is called {name!r}", file=file, line=line)
        try:
            return _printed(values[name], form)
        except (ValueError, TypeError) as error:
            raise ContentError(f"{{{{ {name}:{form} }}}}: {error}", file=file, line=line) from error

    return _HOLE.sub(filled, text)


def _printed(value: object, form: str) -> str:
    """Print a number with a real minus sign and, for exponents, a real power of ten."""
    text = format(value, form)
    if isinstance(value, str):
        return text
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return text.replace("-", "−")
    return f"{mantissa.replace('-', '−')}·10{str(int(exponent)).translate(_RAISED)}"


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
