"""Which warnings a case gave; without a context manager, whose way in and out costs each case."""

import warnings
from typing import Any, Final

from .reporting import FILENAME

_KEPT: Final = 1_000
_TOLD: Final = 20
_CHARACTERS: Final = 300
_EVERY_TIME: Final = [("always", None, Warning, None, 0)]


class Warned:
    """Stands where warnings are shown, and notes them instead."""

    def __init__(self) -> None:
        self._notes: list[tuple[Warning | str, type[Warning], str, int]] = []
        # One object: a method is made anew whenever it is looked up.
        self._shower: Any = self._note

    def begin(self) -> None:
        """Forget what was noted, and undo what the learner's code made of the settings."""
        self._notes.clear()
        self.restore()

    def restore(self) -> None:
        """Undo what the learner's code made of the settings."""
        if warnings.showwarning is not self._shower or warnings.filters != _EVERY_TIME:
            warnings.resetwarnings()
            warnings.simplefilter("always")
            warnings.showwarning = self._shower

    def _note(
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        *_where_to: object,
    ) -> None:
        if len(self._notes) < _KEPT:
            self._notes.append((message, category, filename, lineno))

    def texts(self) -> tuple[str, ...]:
        """Each warning once, as "RuntimeWarning: overflow encountered in exp (line 12)"."""
        texts: dict[str, None] = {}
        for message, category, filename, line in self._notes:
            where = f" (line {line})" if filename == FILENAME else ""
            texts[f"{category.__name__}: {str(message)[:_CHARACTERS]}{where}"] = None
        return tuple(texts)[:_TOLD]
