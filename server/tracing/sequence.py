"""A sequence as the model's inputs: from text, symbols, token numbers or vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from server.tracing.errors import SequenceLengthError, UnknownSymbolError
from server.tracing.kinds import spelled
from server.tracing.request import MAX_SYMBOLS, TraceRequest


@dataclass(frozen=True)
class Inputs:
    """Inputs (T, D), the tokens as they are written, and their numbers unless they are vectors."""

    vectors: NDArray[np.float64]
    tokens: tuple[str, ...]
    numbers: NDArray[np.intp] | None


def fold(text: str, vocabulary: Sequence[str]) -> str:
    """Write capitals small where the model knows only the small letter; all else stays."""
    known = set(vocabulary)
    return "".join(
        symbol.lower() if symbol not in known and symbol.lower() in known else symbol
        for symbol in text
    )


def encode(request: TraceRequest, vocabulary: Sequence[str], input_size: int) -> Inputs:
    """Turn what was asked into inputs; symbols become one-hot vectors, and capitals of text fold.

    Raises SequenceLengthError for nothing or too much, UnknownSymbolError for the first symbol that
    the vocabulary lacks.
    """
    text = request.text
    given = fold(text, vocabulary) if text is not None else request.tokens
    assert given is not None
    _check_length(len(given))
    if isinstance(given[0], tuple):
        return _from_vectors([v for v in given if isinstance(v, tuple)], len(given), input_size)
    numbers = _numbers(given, vocabulary, request.model)
    vectors = np.zeros((len(numbers), input_size))
    vectors[np.arange(len(numbers)), numbers] = 1.0
    return Inputs(vectors, tuple(vocabulary[n] for n in numbers), numbers)


def _check_length(length: int) -> None:
    if length == 0:
        raise SequenceLengthError("The sequence is empty. Give at least one symbol.")
    if length > MAX_SYMBOLS:
        raise SequenceLengthError(
            f"The sequence has {length} symbols; the limit is {MAX_SYMBOLS}. Give a part of it.",
            too_long=True,
        )


def _numbers(given: Sequence[object], vocabulary: Sequence[str], model: str) -> NDArray[np.intp]:
    index: dict[object, int] = {symbol: number for number, symbol in enumerate(vocabulary)}
    numbers = np.empty(len(given), np.intp)
    for position, symbol in enumerate(given):
        known = symbol if isinstance(symbol, int) else index.get(symbol, -1)
        if not 0 <= known < len(vocabulary):
            raise UnknownSymbolError(str(symbol), position, model, spelled(vocabulary))
        numbers[position] = known
    return numbers


def _from_vectors(vectors: list[tuple[float, ...]], length: int, input_size: int) -> Inputs:
    sizes = {len(vector) for vector in vectors}
    if len(vectors) != length or sizes != {input_size}:
        raise SequenceLengthError(
            f"Every input vector must have {input_size} numbers; there are {sorted(sizes)}."
        )
    return Inputs(np.array(vectors), tuple(f"x{t + 1}" for t in range(length)), None)
