"""The API's own page, with scripts that we serve."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

router = APIRouter()


@router.get("/api/docs")
async def api_docs(request: Request) -> Response:
    page: Response = request.app.state.templates.TemplateResponse(request, "api_docs.html")
    return page
