"""What one sequence does inside a model, for programs: states, gates, predictions, gradients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request, Response
from starlette.concurrency import run_in_threadpool

from server.header_values import choose_type
from server.rate_limits import limited
from server.routes.errors import Problem
from server.tracing.answers import Answers, Form
from server.tracing.errors import (
    SequenceLengthError,
    TracingError,
    UnknownModelError,
    UnknownSymbolError,
)
from server.tracing.library import Library
from server.tracing.request import MAX_SYMBOLS, TraceRequest

api = APIRouter(tags=["traces"], dependencies=[Depends(limited("reading"))])

SAFETENSORS = "application/vnd.safetensors"
BINARY = (SAFETENSORS, "application/octet-stream")

_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The trace; as safetensors when `Accept` asks for it.",
        "content": {
            "application/json": {"schema": {"type": "object"}},
            SAFETENSORS: {"schema": {"type": "string", "format": "binary"}},
        },
        "headers": {"ETag": {"schema": {"type": "string"}}},
    },
    304: {"description": "The answer that `If-None-Match` names is still right."},
    404: {"description": "There is no such model."},
    406: {"description": "`Accept` takes neither JSON nor safetensors."},
    413: {"description": "The sequence is longer than the limit."},
    422: {"description": "The sequence is empty, or has a symbol that the model doesn't know."},
}


@api.post("/traces", summary="Trace a sequence through a model", responses=_RESPONSES)
async def trace(
    request: Request,
    asked: TraceRequest,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """Give every value that the parts name, (T, H) each, for 1 to 1,000 symbols.

    JSON has full precision; safetensors has float32 arrays under dotted names (`layers.0.gates.f`).
    The answer depends on the request alone and has an ETag.
    """
    answers = answers_of(request)
    media_type = negotiated(request, ("application/json", *BINARY))
    form: Form = "safetensors" if media_type in BINARY else "json"
    try:
        etag = answers.etag(asked, form)
        if if_none_match is not None and etag in if_none_match:
            return Response(status_code=304, headers=_headers(etag))
        answer = await run_in_threadpool(answers.answer, asked, form)
    except TracingError as error:
        raise problem_of(error) from error
    headers = _headers(etag)
    if form == "safetensors":
        # Float32 noise shrinks by a tenth and costs more time than it saves; this turns gzip off.
        headers["Content-Encoding"] = "identity"
    return Response(answer.body, media_type=media_type, headers=headers)


def answers_of(request: Request) -> Answers:
    answers: Answers = request.app.state.traces
    return answers


def library_of(request: Request) -> Library:
    library: Library = request.app.state.models
    return library


def problem_of(error: TracingError) -> Problem:
    """Say as a Problem what was wrong with a question."""
    if isinstance(error, UnknownModelError):
        return Problem(404, "No such model", str(error), known=error.known)
    if isinstance(error, UnknownSymbolError):
        return Problem(
            422,
            "A symbol that the model doesn't know",
            str(error),
            symbol=error.symbol,
            position=error.position,
        )
    if isinstance(error, SequenceLengthError) and error.too_long:
        return Problem(
            413, "The sequence is too long", str(error), limit=error.limit or MAX_SYMBOLS
        )
    return Problem(422, "This can't be traced", str(error))


def negotiated(request: Request, offered: Sequence[str]) -> str:
    """Give the media type to answer in. Raises Problem 406 when `Accept` takes none of them."""
    chosen = choose_type(request.headers.getlist("accept"), offered)
    if chosen is None:
        detail = f"Accept takes none of the forms that there are: {', '.join(offered)}."
        headers = {"Vary": "Accept"}
        raise Problem(406, "Not in this form", detail, headers=headers, offered=list(offered))
    return chosen


def _headers(etag: str) -> dict[str, str]:
    return {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Accept"}
