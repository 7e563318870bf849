"""How large a request's body may be, held before anything reads it into memory.

FastAPI's own `max_body_size` answers in plain text, where every error here says what to do.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.learner_document import LIMIT_BYTES as DOCUMENT_BYTES
from server.routes.errors import Problem, render
from server.tracing.uploading import LIMIT_BYTES as MODEL_BYTES

# The largest that a form of ours fills is a program of 64 KiB with every byte escaped.
LIMIT_BYTES = 2**20
# What multipart adds around a file.
ENVELOPE_BYTES = 2**16
LARGER = {
    "/api/v1/models": MODEL_BYTES + ENVELOPE_BYTES,
    "/api/v1/learner/import": DOCUMENT_BYTES + ENVELOPE_BYTES,
    "/settings/imports": DOCUMENT_BYTES + ENVELOPE_BYTES,
}


class BodyLimit:
    """Answers 413 to a body that says it is too large, and stops reading one that turns out so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit_bytes = LARGER.get(scope["path"], LIMIT_BYTES)
        length = Headers(scope=scope).get("content-length", "")
        if length.isdigit() and int(length) > limit_bytes:
            refusal = Problem(413, "The request is too large", _detail(limit_bytes))
            await render(Request(scope), refusal)(scope, receive, send)
            return
        await self.app(scope, _within(limit_bytes, receive), send)


def _within(limit_bytes: int, receive: Receive) -> Receive:
    received = 0

    async def receive_within_limit() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit_bytes:
            # FastAPI lets this one through where it reads a body; any other becomes a 400.
            raise HTTPException(413, _detail(limit_bytes))
        return message

    return receive_within_limit


def _detail(limit_bytes: int) -> str:
    return f"At most {limit_bytes:,} bytes can be sent here. Send less, or in parts."
