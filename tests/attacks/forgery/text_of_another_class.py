"""Have an exception's text be of a class that lies about what it holds.

Must come of it: it is told as the text that it is.
"""

from typing import Any

EXPECTED = "raised Hidden"


class Text(str):
    __slots__ = ()

    def __getitem__(self, _key: object) -> Any:
        return 5

    def encode(self, *_how: object) -> bytes:
        return b"\xff" * 10**6


class Hidden(Exception):
    def __str__(self) -> str:
        return Text("hidden")


def attack(_tools: Any) -> Any:
    raise Hidden
