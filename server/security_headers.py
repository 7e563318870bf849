"""Headers that keep a page to its own scripts, styles and connections."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# KaTeX places its boxes with style attributes; style elements and inline scripts stay forbidden.
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "style-src-attr 'unsafe-inline'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors {ancestors}"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
}


EMBEDDABLE = "/embed/"


def headers_of(path: str) -> dict[str, str]:
    """Give the headers of an answer at this path.

    Pages below `EMBEDDABLE` may stand in a frame of any site (notebooks, course pages).
    """
    ancestors = "*" if path.startswith(EMBEDDABLE) else "'self'"
    return {**HEADERS, "Content-Security-Policy": POLICY.format(ancestors=ancestors)}


class SecurityHeaders:
    """Adds the headers to every HTTP response that has not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in headers_of(scope["path"]).items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)
