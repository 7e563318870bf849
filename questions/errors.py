"""What can be wrong with content: one error, and it says where.

ContentError
"""

from __future__ import annotations

from pathlib import Path


class ContentError(ValueError):
    """A content file that can't be used: what is wrong, in which file, line and field.

    `line` counts from 1; `field` is the name in the file's head.
    """

    def __init__(
        self,
        message: str,
        *,
        file: Path | str | None = None,
        line: int | None = None,
        field: str | None = None,
    ) -> None:
        self.message = message
        self.file = str(file) if file is not None else None
        self.line = line
        self.field = field
        super().__init__(self._text())

    def _text(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        field = f"field {self.field!r}: " if self.field is not None else ""
        return f"{place}: {field}{self.message}" if place else f"{field}{self.message}"
