"""The API's description, read into what a page shows: calls by resource, and the forms they use."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from questions.rendering.markdown import render_inline, render_markdown
from server.api_types import Schema, type_of


@dataclass(frozen=True)
class Field:
    """One value: a parameter, or a member of an object; `usual` is its default as JSON."""

    name: str
    where: str
    type: Markup
    required: bool
    usual: str | None
    about: Markup


@dataclass(frozen=True)
class Content:
    """What a body holds, in one media type; `examples` are JSON texts."""

    media: str
    type: Markup
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """One status that a call may answer with."""

    status: str
    about: Markup
    contents: tuple[Content, ...]


@dataclass(frozen=True)
class Call:
    """One method at one address."""

    id: str
    method: str
    path: str
    summary: str
    about: Markup
    parameters: tuple[Field, ...]
    body: tuple[Content, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Form:
    """An object that calls take or give, by its name."""

    name: str
    about: Markup
    fields: tuple[Field, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Reference:
    """Calls by the resource they are about, in the order of the description."""

    resources: Mapping[str, tuple[Call, ...]]
    forms: tuple[Form, ...]


def reference_of(description: Mapping[str, Any]) -> Reference:
    """Read an OpenAPI description."""
    schemas = description["components"]["schemas"]
    resources: dict[str, tuple[Call, ...]] = {}
    for call, tag in _calls(description["paths"], schemas):
        resources[tag] = (*resources.get(tag, ()), call)
    forms = tuple(_form(name, schemas[name]) for name in sorted(schemas))
    return Reference(resources, forms)


def _calls(paths: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[tuple[Call, str]]:
    for path, methods in paths.items():
        for method, told in methods.items():
            body = told.get("requestBody", {}).get("content", {})
            call = Call(
                id=f"{method}{path}".replace("/", "-").replace("{", "").replace("}", ""),
                method=method.upper(),
                path=path,
                summary=told["summary"],
                about=render_markdown(told.get("description", "")),
                parameters=tuple(map(_parameter, told.get("parameters", ()))),
                body=_contents(body, schemas),
                answers=tuple(_answers(told["responses"], schemas)),
            )
            yield call, told["tags"][0]


def _parameter(told: Mapping[str, Any]) -> Field:
    places = {"path": "in the address", "query": "in the query", "header": "as a header"}
    return _field(
        told["name"],
        {"description": told.get("description", ""), **told["schema"]},
        required=told.get("required", False),
        where=places[told["in"]],
    )


def _field(name: str, schema: Schema, *, required: bool, where: str = "") -> Field:
    usual = schema.get("default")
    return Field(
        name=name,
        where=where,
        type=type_of(schema),
        required=required,
        usual=None if usual is None else json.dumps(usual, ensure_ascii=False),
        about=render_inline(schema.get("description", "")),
    )


def _contents(contents: Mapping[str, Any], schemas: Mapping[str, Any]) -> tuple[Content, ...]:
    return tuple(
        Content(media, type_of(told.get("schema", {})), _examples(told, schemas))
        for media, told in contents.items()
    )


def _examples(told: Mapping[str, Any], schemas: Mapping[str, Any]) -> tuple[str, ...]:
    """Give a body's own examples; those of a form stand with the form, and its first here."""
    schema = told.get("schema", {})
    name = schema.get("$ref", "").rpartition("/")[2]
    for source in (told, schema, schemas.get(name, {})):
        if found := _own_examples(source):
            return found[:1] if source is schemas.get(name) else found
    return ()


def _own_examples(told: Mapping[str, Any]) -> tuple[str, ...]:
    one = [told["example"]] if "example" in told else []
    several = told.get("examples", [])
    if isinstance(several, Mapping):
        several = [each["value"] for each in several.values()]
    return tuple(json.dumps(each, ensure_ascii=False, indent=2) for each in (*one, *several))


def _answers(responses: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[Answer]:
    """Give the answers that are this call's own; the page says once what any call may answer."""
    for status, told in responses.items():
        if status in ("4XX", "5XX"):
            continue
        words = told["description"].replace("Successful Response", "What was asked for.")
        # Every error is a Problem, which the page says once.
        contents = told.get("content", {}) if status < "4" else {}
        yield Answer(status, render_inline(words), _contents(contents, schemas))


def _form(name: str, schema: Schema) -> Form:
    required = schema.get("required", ())
    fields = tuple(
        _field(each, told, required=each in required)
        for each, told in schema.get("properties", {}).items()
    )
    return Form(name, render_markdown(schema.get("description", "")), fields, _own_examples(schema))
