"""Who is asking: a learner known by a signed cookie, or by a bearer token of the API.

Nobody signs up. A learner is made when something of theirs is first kept; reading makes none.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from itsdangerous import BadSignature, Signer
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.routes.errors import Problem
from server.store import learners, tokens
from server.store.store import Store

COOKIE = "unroll_learner"
# Browsers keep no cookie for longer.
COOKIE_AGE_S = 400 * 24 * 3600
KEY_FILE = "cookie.key"


def cookie_signer(data_dir: Path) -> Signer:
    """Give what signs and checks cookies; the data folder keeps the key, made on first use."""
    path = data_dir / KEY_FILE
    if not path.exists():
        _make_key(path)
    return Signer(path.read_text(), salt="unroll.learner")


def _make_key(path: Path) -> None:
    """Write a new key for its owner only; of processes that start together the first wins."""
    new = path.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.write(secrets.token_hex(32))
    with suppress(FileExistsError):
        path.hardlink_to(new)
    new.unlink()


class Learner:
    """The learner of one request. `id` is None until something of theirs is kept."""

    def __init__(self, request: Request, learner_id: str | None, *, by_token: bool = False) -> None:
        self.id = learner_id
        self.by_token = by_token
        self._request = request
        self._made = False

    @property
    def store(self) -> Store:
        store: Store = self._request.app.state.store
        return store

    async def keep(self, session: AsyncSession) -> str:
        """Give the learner's id, making the learner first when there is none."""
        if self.id is None:
            self.id = (await learners.create(session, datetime.now(UTC))).id
            self._request.state.learner_cookie = self.id
            self._made = True
        return self.id

    def undo_keep(self) -> None:
        """Forget a learner that was made in a transaction that failed."""
        if self._made:
            self.id, self._made = None, False
            self._request.state.learner_cookie = None

    def forget(self) -> None:
        """Take the cookie back: the learner is gone."""
        self.id = None
        self._request.state.learner_cookie = ""


async def current_learner(request: Request) -> Learner:
    """Find the learner of a request.

    Raises Problem 401 for a bearer token that is not known; a cookie that is not ours is ignored.
    """
    store: Store = request.app.state.store
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return Learner(request, await _owner_of_token(store, token.strip()), by_token=True)
    learner_id = _learner_of_cookie(request)
    if learner_id is None or not await store.read(partial(learners.exists, learner_id=learner_id)):
        return Learner(request, None)
    return Learner(request, learner_id)


CurrentLearner = Annotated[Learner, Depends(current_learner)]


async def _owner_of_token(store: Store, token: str) -> str:
    async with store.reading() as session:
        owner = await tokens.owner(session, token)
    if owner is None:
        raise Problem(
            401,
            "The token is not known",
            "Send `Authorization: Bearer …` with a token made on /settings, or leave it out.",
            headers={"WWW-Authenticate": "Bearer"},
        )
    return owner


def _learner_of_cookie(request: Request) -> str | None:
    signer: Signer = request.app.state.cookie_signer
    try:
        return signer.unsign(request.cookies.get(COOKIE, "")).decode()
    except BadSignature:
        return None


class LearnerCookie:
    """Sets or takes back the cookie, whatever kind of response the route gives."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_cookie(message: Message) -> None:
            learner_id = scope.get("state", {}).get("learner_cookie")
            if message["type"] == "http.response.start" and learner_id is not None:
                cookie = _cookie(scope["app"].state.cookie_signer, learner_id, scope["scheme"])
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def _cookie(signer: Signer, learner_id: str, scheme: str) -> str:
    """Give a Set-Cookie value; an empty id makes the browser drop the cookie."""
    value = signer.sign(learner_id).decode() if learner_id else ""
    age_s = COOKIE_AGE_S if learner_id else 0
    secure = "; Secure" if scheme == "https" else ""
    return f"{COOKIE}={value}; Path=/; Max-Age={age_s}; HttpOnly; SameSite=Lax{secure}"
