"""JSON schemas as words, “list of up to 64 of Hold”, with links to the forms that they name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

Schema = Mapping[str, Any]

_NAMES = {"integer": "whole number", "boolean": "true or false", "null": "null"}
_BOUNDS = (
    ("minimum", "≥ {}"),
    ("exclusiveMinimum", "> {}"),
    ("maximum", "≤ {}"),
    ("exclusiveMaximum", "< {}"),
)


def type_of(schema: Schema) -> Markup:
    """Say what a value may be, limits included."""
    if reference := schema.get("$ref"):
        name = reference.rpartition("/")[2]
        return Markup('<a href="#form-{0}"><code>{0}</code></a>').format(name)
    if "const" in schema:
        return _code(schema["const"])
    if "enum" in schema:
        return _either([_code(value) for value in schema["enum"]])
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return _either([type_of(each) for each in schema[several]])
    return _plain(schema)


def _plain(schema: Schema) -> Markup:
    kind = schema.get("type", "any value")
    if kind == "string":
        return Markup(_string(schema))
    if kind in ("number", "integer"):
        return Markup(", ").join([_NAMES.get(kind, str(kind)), *_bounds(schema)])
    if kind == "array":
        return _list(schema)
    inside = schema.get("additionalProperties")
    if kind == "object" and isinstance(inside, Mapping):
        return Markup("object of ") + type_of(inside)
    return Markup(_NAMES.get(kind, kind))


def _string(schema: Schema) -> str:
    form = schema.get("format")
    if form == "binary":
        return "a file's bytes"
    words = {"date-time": "date and time", "date": "date"}.get(form or "", "string")
    sizes = _sizes(schema.get("minLength"), schema.get("maxLength"))
    return f"{words} of {sizes} characters" if sizes else words


def _bounds(schema: Schema) -> list[str]:
    return [words.format(_number(schema[name])) for name, words in _BOUNDS if name in schema]


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:g}"


def _list(schema: Schema) -> Markup:
    if "prefixItems" in schema:
        inside = Markup(", ").join(type_of(each) for each in schema["prefixItems"])
        return Markup("list of exactly ") + inside
    sizes = _sizes(schema.get("minItems"), schema.get("maxItems"))
    inside = type_of(schema.get("items", {}))
    return Markup("list of {}{}").format(f"{sizes} of " if sizes else "", inside)


def _sizes(least: int | None, most: int | None) -> str:
    if most is None:
        return f"{least:,} or more" if least else ""
    return f"{least:,} to {most:,}" if least else f"up to {most:,}"


def _either(words: Sequence[Markup]) -> Markup:
    if len(words) < 2:
        return Markup("").join(words)
    return Markup("{} or {}").format(Markup(", ").join(words[:-1]), words[-1])


def _code(value: object) -> Markup:
    return Markup("<code>{}</code>").format(json.dumps(value, ensure_ascii=False))
