"""Return an object of a class whose metaclass lies and raises wherever it is asked.

Must come of it: a description, with the name that the interpreter has.
"""

from typing import Any

EXPECTED = "returned Opaque"


class Liar(type):
    @property
    def __name__(cls) -> str:  # type: ignore[override]  # to lie is the point
        raise RuntimeError("no name")

    def __getattribute__(cls, name: str) -> Any:
        raise RuntimeError(name)

    def __instancecheck__(cls, _instance: object) -> bool:
        return True


def attack(_tools: Any) -> Any:
    return Liar("Lie", (), {})()
