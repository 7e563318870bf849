"""Requests that change something come from our own pages, or from no browser at all."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from server.routes.errors import Problem, render

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OWN = frozenset({"same-origin", "none"})


class SameOrigin:
    """Refuses with 403 what another site's page sends in a learner's name.

    Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`; a program
    sends neither and carries no cookie that another site could misuse.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE:
            headers = Headers(scope=scope)
            if not from_own_pages(headers):
                refusal = Problem(
                    403,
                    "Sent from another site",
                    "Only Unroll's own pages may change what is kept here. Open the page here and "
                    "try again.",
                )
                await render(Request(scope), refusal)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def from_own_pages(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in OWN
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
