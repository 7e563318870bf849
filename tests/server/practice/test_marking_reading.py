"""Answers as people type them: numbers, shapes, lines."""

from __future__ import annotations

import pytest

from server.practice.marking import UnreadableError
from server.practice.marking.reading import lettered, read_line, read_number, read_shape, read_text


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12),
        (12, 12),
        (0.5, 0.5),
        ("1e-3", 0.001),
        ("-1.5", -1.5),
        ("−1.5", -1.5),
        ("3/4", 0.75),
        ("2^10", 1024),
        ("2·10^-3", 0.002),
        ("4 * 64 * (10 + 64)", 18944),
        ("1,234", 1234),
        ("1,234,567.5", 1234567.5),
        ("1 234", 1234),
        ("1'234", 1234),
        ("1_234", 1234),
        ("1.234,5", 1234.5),
        ("0,5", 0.5),
        ("0,125", 0.125),
        ("12,5", 12.5),
        ("≈ 3.1", 3.1),
        ("50%", 0.5),
        ("2 million", 2e6),
        ("18,944 parameters", 18944),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: object, value: float) -> None:
    assert read_number(typed) == pytest.approx(value)


@pytest.mark.parametrize(("typed", "unit"), [("40 bytes", "bytes"), ("40%", "%"), ("40", "ms")])
def test_the_unit_may_be_written(typed: str, unit: str) -> None:
    assert read_number(typed, unit) == 40


@pytest.mark.parametrize(
    "typed",
    [
        *("", "many", "1 2", "4 kB", "1/0", "9^9^9^9", "nan", "\ud800"),
        *(True, None, [], {}, 10**400, float("inf"), float("nan")),
    ],
)
def test_what_is_no_number_is_refused(typed: object) -> None:
    with pytest.raises(UnreadableError):
        read_number(typed, "bytes")


@pytest.mark.parametrize(
    "typed",
    ["3, 4", "(3, 4)", "[3,4]", "3x4", "3 × 4", "3 4", "3*4", "shape (3, 4)", [3, 4], "(3,4,)"],
)
def test_a_shape_is_read_as_people_write_it(typed: object) -> None:
    assert read_shape(typed) == (3, 4)


def test_a_shape_may_have_one_axis() -> None:
    assert read_shape("(7,)") == read_shape(7) == (7,)


@pytest.mark.parametrize(
    "typed", ["", "()", "H, B", "3, -4", "3.5", True, None, [[3], 4], "1," * 9 + "1", "9" * 20]
)
def test_what_is_no_shape_is_refused(typed: object) -> None:
    with pytest.raises(UnreadableError):
        read_shape(typed)


def test_a_line_is_a_number_of_a_line() -> None:
    assert read_line("3", 5) == read_line(3, 5) == 3
    for wrong in ("0", 6, "x", None, True, "3.5", "9" * 99):
        with pytest.raises(UnreadableError):
            read_line(wrong, 5)


@pytest.mark.parametrize("wrong", [None, 3, ["a"], "x" * 8001, "a\0b", "\udfff"])
def test_text_is_text_that_can_be_kept(wrong: object) -> None:
    with pytest.raises(UnreadableError):
        read_text(wrong)


def test_letters_depend_on_the_seed_alone_and_reach_every_order() -> None:
    orders = {tuple(lettered("a", seed, "xyz")) for seed in range(200)}
    assert len(orders) == 6
    assert lettered("a", 7, "xyz") == lettered("a", 7, "xyz")
    assert [letter for letter, _ in lettered("a", 7, "xyz")] == ["a", "b", "c"]
