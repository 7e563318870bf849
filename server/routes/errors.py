"""Errors as their readers want them: problem+json (RFC 9457) for programs, a page for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

log = structlog.get_logger()


class Problem(Exception):
    """An answer that is an error, raised by a route: what, why, and what to do.

    `extra` members are added to the JSON body, as RFC 9457 allows.
    """

    def __init__(
        self,
        status: int,
        title: str,
        detail: str,
        *,
        type: str = "about:blank",  # noqa: A002 - the member's name in RFC 9457
        headers: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title
        self.detail = detail
        self.type = type
        self.headers = dict(headers or {})
        self.extra = extra


def install(app: FastAPI) -> None:
    """Let the app answer every error in the form its reader asked for."""
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(HTTPException, _on_http_exception)
    app.add_exception_handler(RequestValidationError, _on_invalid_request)
    app.add_exception_handler(Exception, _on_our_fault)


def render(request: Request, problem: Problem) -> Response:
    if request.url.path.startswith("/api/"):
        return _as_json(request, problem)
    return _as_page(request, problem)


def _as_json(request: Request, problem: Problem) -> Response:
    body = {
        "type": problem.type,
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": request.url.path,
        **problem.extra,
    }
    return JSONResponse(
        body, problem.status, problem.headers, media_type="application/problem+json"
    )


def _as_page(request: Request, problem: Problem) -> Response:
    page: Response = request.app.state.templates.TemplateResponse(
        request, "error.html", {"problem": problem}, problem.status, problem.headers
    )
    return page


async def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return render(request, error)


async def _on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    title = HTTPStatus(error.status_code).phrase
    detail = error.detail if error.detail != title else _DETAILS.get(error.status_code, title)
    return render(request, Problem(error.status_code, title, detail, headers=error.headers))


_DETAILS = {
    404: "There is nothing at this address. Go to the start page, or to /api/docs for the API.",
    405: "This address does not take that method. The Allow header says which ones it takes.",
}


async def _on_invalid_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [_field_error(each) for each in error.errors()]
    detail = "; ".join(f"{each['field']}: {each['message']}" for each in errors)
    return render(
        request, Problem(422, "The request is not of the form asked", detail, errors=errors)
    )


def _field_error(error: Mapping[str, Any]) -> dict[str, str]:
    location: Sequence[str | int] = error["loc"]
    return {"field": ".".join(str(part) for part in location), "message": str(error["msg"])}


async def _on_our_fault(request: Request, error: Exception) -> Response:
    log.error("request.failed", path=request.url.path, exc_info=error)
    detail = (
        "This is a fault of ours, and it has been logged. Nothing of yours was lost; try again."
    )
    return render(request, Problem(500, "Something broke here", detail))
