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
from starlette.routing import Match

from server.security_headers import headers_of

log = structlog.get_logger()

METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")


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
    foreign = error.detail == title or error.status_code == 400
    detail = _DETAILS.get(error.status_code, error.detail) if foreign else error.detail
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(sorted(_methods_at(request)))
    return render(request, Problem(error.status_code, title, detail, headers=headers))


def _methods_at(request: Request) -> set[str]:
    """Give every method that the address takes; the router names those of its first route only."""
    scope = dict(request.scope)
    return {
        method
        for method in METHODS
        if any(
            route.matches({**scope, "method": "GET" if method == "HEAD" else method})[0]
            is Match.FULL
            for route in request.app.routes
        )
    }


_DETAILS = {
    400: "The body can't be read. Send JSON in UTF-8, nested less than a thousand deep, with "
    "numbers of fewer than 4,000 digits; or a form as browsers send it.",
    404: "There is nothing at this address. Go to the start page, or to /api/docs for the API.",
    405: "This address does not take that method. The Allow header says which ones it takes.",
}


async def _on_invalid_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    sent = request.headers.get("content-type", "")
    if found[0]["type"] == "model_attributes_type" and "json" not in sent:
        detail = f"The body is {sent or 'of no stated type'}; send it as application/json."
        return render(request, Problem(415, "Not JSON", detail))
    errors = [_field_error(each) for each in found]
    detail = "; ".join(f"{each['field']}: {each['message']}" for each in errors)
    return render(
        request, Problem(422, "The request is not of the form asked", detail, errors=errors)
    )


def _field_error(error: Mapping[str, Any]) -> dict[str, str]:
    location: Sequence[str | int] = error["loc"]
    if error["type"] == "json_invalid":
        reason = error["ctx"]["error"]
        return {"field": "body", "message": f"This is no JSON: {reason}, at byte {location[-1]}"}
    if error["type"] == "model_attributes_type":
        message = "Input should be an object"
    else:
        message = str(error["msg"]).removeprefix("Value error, ")
    return {"field": ".".join(str(part) for part in location), "message": message}


async def _on_our_fault(request: Request, error: Exception) -> Response:
    log.error("request.failed", path=request.url.path, exc_info=error)
    detail = (
        "This is a fault of ours, and it has been logged. Nothing of yours was lost; try again."
    )
    response = render(request, Problem(500, "Something broke here", detail))
    # This answer is made outside of all middleware.
    for name, value in headers_of(request.url.path).items():
        response.headers[name] = value
    return response
