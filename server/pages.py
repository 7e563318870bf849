"""Cursor pagination: a page of a list, and where the next one begins."""

from __future__ import annotations

from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

from server.routes.errors import Problem

Item = TypeVar("Item")

Cursor = Annotated[
    str | None, Query(max_length=400, description="`next` of the answer before; opaque")
]
Limit = Annotated[int, Query(ge=1, le=100, description="How many to give at most")]


@dataclass(frozen=True)
class Page(Generic[Item]):
    """`next` is None on the last page."""

    items: list[Item]
    next: str | None


def page(
    items: Sequence[Item], key: Callable[[Item], str], *, cursor: str | None, limit: int
) -> Page[Item]:
    """Give the items that come after the cursor in the order of their keys.

    The cursor holds the last key given, so a list that grows or shrinks meanwhile neither repeats
    an item nor leaves one out. Raises Problem 422 for a cursor that is not ours.
    """
    after = "" if cursor is None else _decode(cursor)
    rest = sorted((each for each in items if key(each) > after), key=key)
    more = len(rest) > limit
    return Page(rest[:limit], _encode(key(rest[limit - 1])) if more else None)


def _encode(key: str) -> str:
    return urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _decode(cursor: str) -> str:
    try:
        padded = cursor.encode() + b"=" * (-len(cursor) % 4)
        return b64decode(padded, altchars=b"-_", validate=True).decode()
    except ValueError:
        raise Problem(
            422, "The cursor is not ours", "Send `next` of the answer before, or leave it out."
        ) from None
