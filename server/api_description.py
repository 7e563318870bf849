"""The API's description, with the errors that every call may answer."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

_PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "What went wrong, why, and what to do (RFC 9457). Some have further members.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "minLength": 1},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
    "example": {
        "type": "about:blank",
        "title": "No such question",
        "status": 404,
        "detail": "GET /api/v1/questions lists all there are.",
        "instance": "/api/v1/questions/nothing",
    },
}
_CONTENT = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_ALWAYS = {
    "4XX": "The request is not taken; `detail` says why and what to do. 429 has `Retry-After`.",
    "5XX": "A fault of ours, or no room just now; 503 has `Retry-After`.",
}


def describe_errors(app: FastAPI) -> None:
    """Let the app's OpenAPI say that errors are problem+json, in the place of FastAPI's form."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = with_problems(made())
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign] # FastAPI's documented way


def with_problems(schema: dict[str, Any]) -> dict[str, Any]:
    """Give the schema with a Problem for every status from 400 on."""
    schemas = schema["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = _PROBLEM
    for path, operations in schema["paths"].items():
        if path.startswith("/api/"):
            for operation in operations.values():
                operation["responses"] = _with_problems(operation["responses"])
    return schema


def _with_problems(responses: dict[str, Any]) -> dict[str, Any]:
    told = {status: each for status, each in responses.items() if not _is_form_of_fastapi(each)}
    errors = {
        status: {"description": each.get("description") or "See `detail`.", "content": _CONTENT}
        for status, each in told.items()
        if status >= "4"
    }
    always = {status: {"description": why, "content": _CONTENT} for status, why in _ALWAYS.items()}
    return {**told, **errors, **always}


def _is_form_of_fastapi(response: dict[str, Any]) -> bool:
    content = response.get("content", {}).get("application/json", {})
    reference: str = content.get("schema", {}).get("$ref", "")
    return reference.endswith("/HTTPValidationError")
