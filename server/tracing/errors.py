"""What can be wrong with a question about a model.

TracingError
├── UnknownModelError     no model has that name
├── UnknownSymbolError    the model's alphabet lacks a symbol; names it and its position
├── SequenceLengthError   nothing to read, or too much
├── WhatIfError           a gate, unit or weight that the model doesn't have
└── UploadError           a file that is no model of ours
"""

from __future__ import annotations


class TracingError(ValueError):
    """Says what was wrong and what would be right."""


class UnknownModelError(TracingError):
    def __init__(self, model: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no model {model!r}. There are {', '.join(known) or 'none'}.")
        self.known = known


class UnknownSymbolError(TracingError):
    def __init__(self, symbol: str, position: int, model: str, reads: str = "") -> None:
        alphabet = f" It reads {reads}" if reads else ""
        super().__init__(
            f"{model} has no symbol {symbol!r}, at position {position + 1} of the sequence."
            + alphabet
        )
        self.symbol = symbol
        self.position = position


class SequenceLengthError(TracingError):
    def __init__(self, message: str, *, too_long: bool = False, limit: int | None = None) -> None:
        super().__init__(message)
        self.too_long = too_long
        self.limit = limit


class WhatIfError(TracingError):
    pass


class UploadError(TracingError):
    pass
