"""Addresses as content writes them, into addresses of pages.

rnn-lstm/lstm#forget-gate → a section of a chapter · #forget-gate → this page ·
exercise:lstm_step · question:id · topic:T27 · visualiser:?model=english-lstm&text=abab
"""

from __future__ import annotations

import re

_SECTION = re.compile(r"[a-z0-9-]+/[a-z0-9-]+(#[a-z0-9-]+)?")
_PREFIXES = {
    "exercise:": "/exercises/{}",
    "question:": "/questions/{}",
    "topic:": "/quiz?topic={}",
    "visualiser:": "/visualiser{}",
}


class UnknownLinkError(ValueError):
    """A target in none of the forms that content may use."""


def address(target: str) -> str:
    """Give the page address for a link target. Raises UnknownLinkError."""
    if target.startswith(("#", "/", "https://")):
        return target
    for prefix, page in _PREFIXES.items():
        if target.startswith(prefix):
            return page.format(target.removeprefix(prefix))
    if _SECTION.fullmatch(target):
        return f"/chapters/{target}"
    raise UnknownLinkError(f"{target!r} is no link target; write chapter/section#anchor")
