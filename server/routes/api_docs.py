"""The API's own pages: every call in plain HTML, and a viewer to try them, with our own scripts."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from server.api_reference import reference_of

router = APIRouter()


@router.get("/api/docs")
def api_docs(request: Request) -> Response:
    """Give every call and form; without scripts, for any width and any reader."""
    reference = reference_of(request.app.openapi())
    page: Response = request.app.state.templates.TemplateResponse(
        request, "api_docs/reference.html", {"reference": reference}
    )
    return page


@router.get("/api/docs/viewer")
async def api_viewer(request: Request) -> Response:
    page: Response = request.app.state.templates.TemplateResponse(request, "api_docs/viewer.html")
    return page
