"""The first page is the thing itself."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

router = APIRouter()


@router.get("/")
async def home(request: Request) -> Response:
    page: Response = request.app.state.templates.TemplateResponse(request, "home.html")
    return page
