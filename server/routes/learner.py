"""What is kept of a learner: taken out, taken in, deleted; and tokens for programs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from server.learner import CurrentLearner, Learner
from server.learner_document import read_document, take_document_in
from server.rate_limits import limited
from server.routes.errors import Problem
from server.store import exporting, learners, tokens

api = APIRouter(tags=["learner"], dependencies=[Depends(limited("reading"))])

MAX_TOKENS = 20

# Without control characters: PostgreSQL keeps no null character, and a list shows no line break.
TokenName = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$"
    ),
]


class NewToken(BaseModel):
    name: TokenName = Field(description="What the token is for, so that it can be told from others")


class TokenAnswer(BaseModel):
    """A token; `token` is its text, given once, when it is made."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "2xJc6yOaR0Sx9p0k7d8LQw",
                "name": "question of the day",
                "ends_with": "h3Wk",
                "created_at": "2026-11-24T09:00:00Z",
                "token": None,
            }
        }
    )

    id: str
    name: str
    ends_with: str
    created_at: datetime
    token: str | None = None


class TokenList(BaseModel):
    items: list[TokenAnswer]


class Imported(BaseModel):
    questions: int = Field(description="How many questions the document has answers to")


@api.get("/learner/export", summary="Everything kept of the caller, but tokens")
async def export(learner: CurrentLearner, response: Response) -> dict[str, Any]:
    response.headers["Content-Disposition"] = 'attachment; filename="unroll-export.json"'
    async with learner.store.reading() as session:
        return await exporting.export(session, learner.id)


@api.post(
    "/learner/import",
    summary="Take in what an export holds, beside what is there",
    dependencies=[Depends(limited("tokens"))],
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"type": "object"}}},
        }
    },
)
async def take_in(learner: CurrentLearner, request: Request) -> Imported:
    document = await read_document(request.headers.get("content-length"), request.stream())
    return Imported(questions=await take_document_in(learner, document))


@api.delete("/learner", status_code=204, summary="Delete everything kept of the caller")
async def delete(learner: CurrentLearner) -> None:
    await delete_learner(learner)


@api.get("/learner/tokens", summary="The caller's tokens, without their text")
async def list_tokens(learner: CurrentLearner) -> TokenList:
    return TokenList(items=await tokens_of(learner))


@api.post(
    "/learner/tokens",
    status_code=201,
    summary="Make a token; its text is in this answer only",
    dependencies=[Depends(limited("tokens"))],
)
async def create_token(learner: CurrentLearner, new: NewToken) -> TokenAnswer:
    return await make_token(learner, new.name)


@api.delete("/learner/tokens/{token_id}", status_code=204, summary="Make a token useless")
async def delete_token(learner: CurrentLearner, token_id: str) -> None:
    await remove_token(learner, token_id)


async def tokens_of(learner: Learner) -> list[TokenAnswer]:
    if learner.id is None:
        return []
    async with learner.store.reading() as session:
        return [_answer(each) for each in await tokens.of_learner(session, learner.id)]


async def make_token(learner: Learner, name: str) -> TokenAnswer:
    """Give a new token with its text. Raises Problem 409 when there are too many."""
    async with learner.store.transaction() as session:
        learner_id = await learner.keep(session)
        if await tokens.count(session, learner_id) >= MAX_TOKENS:
            raise Problem(409, "Too many tokens", f"Delete one of your {MAX_TOKENS} first.")
        token, text = await tokens.create(session, learner_id, name, now=datetime.now(UTC))
    return _answer(token, text)


async def remove_token(learner: Learner, token_id: str) -> None:
    async with learner.store.transaction() as session:
        found = learner.id is not None and await tokens.remove(session, learner.id, token_id)
    if not found:
        raise Problem(404, "No such token", "You have no token with this id.")


async def delete_learner(learner: Learner) -> None:
    if learner.id is not None:
        async with learner.store.transaction() as session:
            await learners.remove(session, learner.id)
    learner.forget()


def _answer(token: tokens.Token, text: str | None = None) -> TokenAnswer:
    return TokenAnswer(
        id=token.id,
        name=token.name,
        ends_with=token.ends_with,
        created_at=token.created_at,
        token=text,
    )
