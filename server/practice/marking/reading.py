"""Answers as they arrive, made sure of: what is no answer raises UnreadableError."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Collection, Iterable
from string import ascii_lowercase
from typing import TypeVar

from questions.expressions import ExpressionError, parse
from server.practice.marking.marks import UnreadableError

MAX_TEXT = 8000
MAX_AXES = 8

T = TypeVar("T")


def lettered(name: str, seed: int, things: Iterable[T]) -> list[tuple[str, T]]:
    """Give the things in an order that the seed decides, called a, b, c in that order.

    The letters tell nothing of where a thing stands in its file.
    """
    order = list(things)
    random.Random(f"{name} {seed}").shuffle(order)
    return list(zip(ascii_lowercase, order, strict=False))


def read_text(answer: object) -> str:
    if not isinstance(answer, str):
        raise UnreadableError("An answer to this question is text.")
    if len(answer) > MAX_TEXT:
        raise UnreadableError(f"An answer has at most {MAX_TEXT} characters.")
    # Half of a surrogate pair can't be stored or sent, and a NUL not stored everywhere.
    if "\0" in answer or any("\ud800" <= each <= "\udfff" for each in answer):
        raise UnreadableError("The answer holds characters that are no text.")
    return answer


def read_choice(answer: object, letters: Collection[str]) -> str:
    if not isinstance(answer, str) or answer not in letters:
        raise UnreadableError(f"Choose one of {', '.join(letters)}, or skip the question for now.")
    return answer


def read_choices(answer: object, letters: Collection[str]) -> set[str]:
    if not isinstance(answer, list) or not answer:
        raise UnreadableError(f"Choose at least one of {', '.join(letters)}.")
    return {read_choice(each, letters) for each in answer}


def read_order(answer: object, letters: Collection[str]) -> list[str]:
    if not isinstance(answer, list):
        raise UnreadableError("An answer is the list of all items in your order.")
    order = [read_choice(each, letters) for each in answer]
    if sorted(order) != sorted(letters):
        raise UnreadableError(f"Each of {', '.join(letters)} has one place in the order.")
    return order


def read_places(
    answer: object, things: Collection[str], letters: Collection[str]
) -> dict[str, str]:
    """Give where each thing was put."""
    if not isinstance(answer, dict) or set(answer) != set(things):
        raise UnreadableError(f"Give each of {', '.join(things)} its place.")
    return {thing: read_choice(answer[thing], letters) for thing in things}


def read_line(answer: object, count: int) -> int:
    """Give the number of a line, from 1."""
    try:
        line = int(answer) if isinstance(answer, int | str) and len(str(answer)) < 9 else 0
    except ValueError:
        line = 0
    if isinstance(answer, bool) or not 1 <= line <= count:
        raise UnreadableError(f"Choose a line, 1 to {count}.")
    return line


_SEPARATORS = ", _'’\u00a0\u202f"
_GROUPED = re.compile(rf"[+-]?[1-9]\d{{0,2}}(?:[{_SEPARATORS}]\d{{3}})+(?:\.\d*)?")
_CONTINENTAL = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_AMOUNTS = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_LAST_WORD = re.compile(r"(?<=[\d\s.)])([^\W\d_][^\d\s]*)$")


def read_number(answer: object, unit: str = "") -> float:
    """Give a number that was typed: 1,234 · 1e-3 · 3/4 · 2^10 · 0,5 · 12 % · 40 bytes."""
    if isinstance(answer, bool):
        raise UnreadableError("An answer to this question is a number.")
    if isinstance(answer, int | float):
        value = float(answer) if abs(answer) < 1e300 else math.inf
    else:
        value = _number(read_text(answer), unit)
    if not math.isfinite(value):
        raise UnreadableError("An answer to this question is a finite number.")
    return value


def _number(text: str, unit: str) -> float:
    text, factor = _without_unit(text.strip().lstrip("≈~= ").replace("−", "-"), unit)
    if _GROUPED.fullmatch(text):
        text = re.sub(f"[{_SEPARATORS}]", "", text)
    elif _CONTINENTAL.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    try:
        return float(parse(text).at({})) * factor
    except ExpressionError as error:
        hint = "Write a number, such as 1234, 0.5, 1e-3 or 3/4"
        raise UnreadableError(f"{hint}{f', in {unit}' if unit else ''}. {error}") from error


def _without_unit(text: str, unit: str) -> tuple[str, float]:
    """Give the text without a unit or an amount in words after it, and the factor it stands for."""
    if text.endswith("%"):
        return text[:-1].rstrip(), 1.0 if unit == "%" else 0.01
    plain = text.removesuffix(unit).rstrip() if unit else text
    if plain != text:
        return plain, 1.0
    found = _LAST_WORD.search(text)
    word = found.group(1).casefold().rstrip("s") if found else ""
    if word in _AMOUNTS:
        return text[: found.start()].rstrip() if found else text, _AMOUNTS[word]
    # Another unit would be another number: "4 kB" is not 4 bytes.
    if len(word) >= 4 and word in {"parameter", "weight", "number", "step", unit.rstrip("s")}:
        return text[: found.start()].rstrip() if found else text, 1.0
    return text, 1.0


_SHAPE = re.compile(r"\d{1,9}(?:(?:\s*[,;x×*]\s*|\s+)\d{1,9})*")


def read_shape(answer: object) -> tuple[int, ...]:
    """Give a shape that was typed: (3, 4) · 3x4 · 3, 4 · [3, 4] · (7,)."""
    if isinstance(answer, list):
        answer = ", ".join(map(str, answer)) if all(type(each) is int for each in answer) else ""
    if isinstance(answer, int) and not isinstance(answer, bool):
        answer = str(answer) if abs(answer) < 1e9 else ""
    inner = read_text(answer).strip().removeprefix("shape").strip(" =").strip("()[] ").rstrip(", ")
    axes = tuple(int(each) for each in re.findall(r"\d+", inner)) if _SHAPE.fullmatch(inner) else ()
    if not 1 <= len(axes) <= MAX_AXES:
        raise UnreadableError("Write a shape as in 3, 4, 5: its whole numbers, in order.")
    return axes
