from __future__ import annotations

import pytest
from starlette.datastructures import FormData

from server.answer_forms import read_answer, read_confidence
from server.practice.marking import UnreadableError


def form(**fields: str) -> FormData:
    return FormData([(name.replace("__", "."), value) for name, value in fields.items()])


def test_one_choice_is_a_value_and_several_are_a_list() -> None:
    several = FormData([("answer", "b"), ("answer", "c")])
    assert read_answer("choice", form(answer="b")) == "b"
    assert read_answer("multiple", several) == ["b", "c"]


def test_what_has_parts_is_read_by_part() -> None:
    assert read_answer("matching", form(answer__a="2", answer__b="1")) == {"a": "2", "b": "1"}
    assert read_answer("find_bug", form(answer__line="3", answer__fix="x")) == {
        "line": "3",
        "fix": "x",
    }


def test_places_become_an_order() -> None:
    assert read_answer("ordering", form(answer__a="3", answer__b="1", answer__c="2")) == [
        "b",
        "c",
        "a",
    ]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("choice", {}),
        ("number", {"answer": "  "}),
        ("multiple", {}),
        ("matching", {}),
        ("matching", {"answer__a": "", "answer__b": "1"}),
        ("ordering", {"answer__a": "1", "answer__b": "1"}),
        ("ordering", {"answer__a": "9", "answer__b": "1"}),
    ],
)
def test_an_answer_that_is_not_there_yet_is_asked_for(kind: str, fields: dict[str, str]) -> None:
    with pytest.raises(UnreadableError):
        read_answer(kind, form(**fields))


@pytest.mark.parametrize("said", ["", "much", "1.5", "-1", "nan", "inf"])
def test_a_confidence_that_is_none_is_left_out(said: str) -> None:
    assert read_confidence(form(confidence=said)) is None


def test_a_confidence_is_a_share() -> None:
    assert read_confidence(form(confidence="0.6")) == 0.6
