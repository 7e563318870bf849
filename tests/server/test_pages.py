from __future__ import annotations

import pytest

from server.pages import page
from server.routes.errors import Problem

NAMES = [f"q{n:02}" for n in range(25)]


def read_all(names: list[str], limit: int) -> list[str]:
    read: list[str] = []
    cursor: str | None = None
    while True:
        shown = page(names, str, cursor=cursor, limit=limit)
        read += shown.items
        if shown.next is None:
            return read
        cursor = shown.next


@pytest.mark.parametrize("limit", [1, 7, 24, 25, 26, 100])
def test_pages_hold_every_item_once_in_order(limit: int) -> None:
    assert read_all(NAMES[::-1], limit) == NAMES


def test_a_list_that_grows_between_pages_repeats_nothing() -> None:
    first = page(NAMES, str, cursor=None, limit=10)
    second = page(["q00a", *NAMES], str, cursor=first.next, limit=10)
    assert second.items == NAMES[10:20]


def test_an_empty_list_has_one_empty_page() -> None:
    assert read_all([], 10) == []


@pytest.mark.parametrize("cursor", ["!!!", "é", "a", "_w"])
def test_a_cursor_that_is_not_ours_is_refused(cursor: str) -> None:
    with pytest.raises(Problem, match="`next`"):
        page(NAMES, str, cursor=cursor, limit=10)
