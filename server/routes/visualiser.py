"""The page on which a network's states are seen while one types, and its numbers as a table."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from server.routes.errors import Problem
from server.routes.traces import library_of, problem_of
from server.tracing.compute import compute
from server.tracing.errors import TracingError
from server.tracing.first_picture import PART_TITLES, visible
from server.tracing.page import page_context
from server.tracing.request import TraceRequest
from server.tracing.sequence import fold

router = APIRouter()


@router.get("/visualiser")
def visualiser(request: Request) -> Response:
    return _page(request, "visualiser/index.html")


@router.get("/embed/visualiser")
def embedded(request: Request) -> Response:
    """Give the pictures alone, for a frame in a notebook or a course page."""
    return _page(request, "visualiser/embed.html")


@router.get("/visualiser/numbers")
def numbers(
    request: Request,
    model: Annotated[str, Query(max_length=80)],
    text: Annotated[str, Query()],
    part: Annotated[str, Query(max_length=20)] = "h",
) -> Response:
    """Give one heatmap as a table, a row a step, for readers without scripts."""
    if part not in PART_TITLES:
        raise Problem(404, "No such part", f"part is one of {', '.join(PART_TITLES)}.")
    try:
        values, tokens = _values(request, model, text, part)
    except TracingError as error:
        raise problem_of(error) from error
    symbol, title, _ = PART_TITLES[part]
    return _render(
        request,
        "visualiser/numbers.html",
        {
            "model": model,
            "text": text,
            "symbol": symbol,
            "title": title,
            "units": len(values[0]),
            "rows": list(zip(map(visible, tokens), values, strict=True)),
        },
    )


def _values(
    request: Request, name: str, text: str, part: str
) -> tuple[list[list[float]], tuple[str, ...]]:
    model = library_of(request).get(name)
    asked = TraceRequest(model=name, text=fold(text, model.vocabulary), parts=("h", "c", "gates"))
    traced = compute(asked, model)
    array = traced.arrays.get(f"layers.0.{part}")
    if array is None:
        raise TracingError(f"A {traced.cell} has no {part}.")
    return array.tolist(), traced.tokens


def _page(request: Request, template: str) -> Response:
    context = page_context(library_of(request), request.query_params)
    return _render(request, template, context, 422 if context["problem"] else 200)


def _render(
    request: Request, template: str, context: dict[str, Any], status: int = 200
) -> Response:
    page: Response = request.app.state.templates.TemplateResponse(
        request, template, context, status
    )
    return page
