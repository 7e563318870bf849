"""The page where a learner takes their data out, in, or away, and makes tokens."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from server.learner import CurrentLearner, Learner
from server.learner_document import LIMIT_BYTES, parse_document, take_document_in
from server.rate_limits import limited
from server.routes.errors import Problem
from server.routes.learner import (
    TokenName,
    delete_learner,
    make_token,
    remove_token,
    tokens_of,
)

router = APIRouter()

DONE = {
    "imported": "The export was taken in.",
    "deleted": "Everything that was kept of you is deleted.",
    "token-deleted": "The token no longer opens anything.",
}


@router.get("/settings")
async def settings(request: Request, learner: CurrentLearner, done: str = "") -> Response:
    return await _page(request, learner, done=DONE.get(done))


@router.post("/settings/imports", dependencies=[Depends(limited("tokens"))])
async def take_in(learner: CurrentLearner, export: UploadFile) -> Response:
    body = await export.read(LIMIT_BYTES + 1)
    if len(body) > LIMIT_BYTES:
        raise Problem(413, "The export is too large", f"At most {LIMIT_BYTES // 2**20} MB, please.")
    await take_document_in(learner, parse_document(body))
    return _back("imported")


@router.post("/settings/deletions")
async def delete(learner: CurrentLearner, sure: Annotated[str, Form()] = "") -> Response:
    if sure != "yes":
        raise Problem(422, "Nothing was deleted", "Tick the box that says that you are sure.")
    await delete_learner(learner)
    return _back("deleted")


@router.post("/settings/tokens", dependencies=[Depends(limited("tokens"))])
async def create_token(
    request: Request, learner: CurrentLearner, name: Annotated[TokenName, Form()]
) -> Response:
    return await _page(request, learner, made=await make_token(learner, name))


@router.post("/settings/tokens/{token_id}/deletions")
async def delete_token(learner: CurrentLearner, token_id: str) -> Response:
    await remove_token(learner, token_id)
    return _back("token-deleted")


async def _page(request: Request, learner: Learner, **context: Any) -> Response:
    context = {"tokens": await tokens_of(learner), "known": learner.id is not None, **context}
    page: Response = request.app.state.templates.TemplateResponse(
        request, "settings/index.html", context
    )
    # A token is shown once, and not from a browser's cache.
    page.headers["Cache-Control"] = "no-store"
    return page


def _back(done: str) -> Response:
    return RedirectResponse(f"/settings?done={done}", 303)
