"""The API's own page, with scripts that we serve."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

router = APIRouter()


@router.get("/api/docs")
async def api_docs(request: Request) -> Response:
    described = request.app.openapi()["paths"]
    calls = [
        {"method": method.upper(), "path": path, "summary": each["summary"]}
        for path, methods in described.items()
        for method, each in methods.items()
    ]
    page: Response = request.app.state.templates.TemplateResponse(
        request, "api_docs.html", {"calls": calls}
    )
    return page
