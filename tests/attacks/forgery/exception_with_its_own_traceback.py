"""Raise an exception whose class has another traceback than the interpreter, one without end.

Must come of it: it is told with the traceback that it has.
"""

from typing import Any

EXPECTED = "raised Hidden"


class Endless:
    tb_frame = tb_lineno = property(lambda _self: 1 / 0)
    tb_next = property(lambda self: self)


class Hidden(Exception):
    __traceback__ = property(lambda _self: Endless())


def attack(_tools: Any) -> Any:
    raise Hidden
