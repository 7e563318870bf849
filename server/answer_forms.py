"""Reads answers out of forms, in the form that marking takes for each kind of question."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData

from server.practice.marking import UnreadableError

# Fields named `answer.<part>` together hold one answer.
PART = "answer."
SEVERAL = frozenset({"multiple"})
PARTS = frozenset({"ordering", "matching", "find_bug", "label_diagram"})


def read_confidence(form: FormData) -> float | None:
    try:
        confidence = float(str(form.get("confidence", "")))
    except ValueError:
        return None
    return confidence if 0 <= confidence <= 1 else None


def read_answer(kind: str, form: FormData) -> Any:
    """Give the answer that a form of this kind holds. Raises UnreadableError when it holds none."""
    if kind in PARTS:
        parts = _parts(form)
        return _ordered(parts) if kind == "ordering" else parts
    given = [str(each) for each in form.getlist("answer")]
    if not any(each.strip() for each in given):
        raise UnreadableError("There is no answer yet. Answer, or skip the question for now.")
    return given if kind in SEVERAL else given[0]


def read_first_part(kind: str, form: FormData) -> str | None:
    """Give the line that is picked, as long as what puts it right is not asked for yet."""
    line = form.get(f"{PART}line")
    return str(line) if kind == "find_bug" and line and f"{PART}fix" not in form else None


def _parts(form: FormData) -> dict[str, str]:
    parts = {
        name.removeprefix(PART): str(value)
        for name, value in form.multi_items()
        if name.startswith(PART)
    }
    if not parts or not all(parts.values()):
        raise UnreadableError("A part is still open. Fill in every one, or skip it for now.")
    return parts


def _ordered(places: dict[str, str]) -> list[str]:
    if sorted(places.values()) != sorted(str(place + 1) for place in range(len(places))):
        raise UnreadableError("Give each place once.")
    return sorted(places, key=lambda item: int(places[item]))
