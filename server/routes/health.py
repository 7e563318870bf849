"""Is the process alive, and can it do its work?"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="The process is alive")
async def healthz() -> dict[str, str]:
    return {"status": "alive"}


@router.get("/readyz", summary="The store answers, and the sandbox has proved its tier")
async def readyz(request: Request) -> JSONResponse:
    """503 while a part cannot do its work; the body says which, and why."""
    parts: dict[str, dict[str, Any]] = {}
    for name, check in request.app.state.readiness.items():
        parts[name] = await check()
    ready = all(part["ready"] for part in parts.values())
    return JSONResponse({"ready": ready, **parts}, 200 if ready else 503)
