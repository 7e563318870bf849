"""Static files under addresses that change with their content, so that browsers may keep them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parent.parent / "static"
YEAR_S = 31_536_000


def static_url(path: str) -> str:
    """Address of a file below static/, with a tag that is new when its content is."""
    return f"/static/{path}?v={_tag(path, (STATIC / path).stat().st_mtime_ns)}"


@lru_cache(maxsize=512)
def _tag(path: str, _modified_ns: int) -> str:
    return hashlib.blake2b((STATIC / path).read_bytes(), digest_size=6).hexdigest()


class TaggedStaticFiles(StaticFiles):
    """Keeps tagged files for a year; asks again for the others, among them imported modules."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        tagged = b"v=" in scope["query_string"]
        response.headers["Cache-Control"] = (
            f"public, max-age={YEAR_S}, immutable" if tagged else "no-cache"
        )
        return response
