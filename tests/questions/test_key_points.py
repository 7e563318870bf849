from __future__ import annotations

from pathlib import Path

import pytest

from questions.errors import ContentError
from questions.key_points import Element, Pattern, load_key_points, parse_pattern

QUESTION = '+++\nkind = "free_text"\n[[points]]\nid = "p1"\ntext = "It is so."\n+++\nIs it?\n'


def write(folder: Path, rules: str, question: str = QUESTION) -> Path:
    (folder / "so.md").write_text(question)
    (folder / "so.points.toml").write_text(rules)
    return folder / "so.points.toml"


def test_a_pattern_has_its_elements_with_their_signs() -> None:
    assert parse_pattern("GENERATE DATA|FAKE -REAL ~IMAGE !GRID ^LSTM", "GENERATOR") == Pattern(
        (
            Element(("GENERATE",)),
            Element(("DATA", "FAKE")),
            Element(("REAL",), "-"),
            Element(("IMAGE",), "~"),
            Element(("GRID",), "!"),
            Element(("LSTM",), "^"),
        ),
        about="GENERATOR",
    )


def test_a_pattern_may_be_about_somebody_else_or_anybody() -> None:
    assert parse_pattern("DISCRIMINATOR: JUDGE", "GENERATOR").about == "DISCRIMINATOR"
    assert parse_pattern("*: JUDGE", "GENERATOR").about is None
    assert not parse_pattern("JUDGE", "GENERATOR?").must_be_named


@pytest.mark.parametrize(
    "pattern", ["", "~JUDGE", "!JUDGE REAL", "^JUDGE REAL", "NO_CONCEPT", "judge", "NOBODY: JUDGE"]
)
def test_a_pattern_that_means_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"predicate|no concept"):
        parse_pattern(pattern)


def test_points_are_read_from_the_question_or_from_its_rules(tmp_path: Path) -> None:
    rules = write(
        tmp_path, '[[points]]\nid = "p1"\nsays = ["JUDGE REAL"]\nwrong = ["JUDGE FAKE"]\n'
    )
    points = load_key_points(rules)
    assert points == load_key_points(tmp_path / "so.md")
    assert [(point.id, point.text) for point in points] == [("p1", "It is so.")]
    assert len(points[0].wrong) == 1


def test_all_points_know_whom_the_question_compares(tmp_path: Path) -> None:
    rules = write(
        tmp_path, 'asked = ["CNN", "RNN"]\n[[points]]\nid = "p1"\nsays = ["JUDGE REAL"]\n'
    )
    assert load_key_points(rules)[0].asked == ("CNN", "RNN")


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ('[[points]]\nid = "p2"\nsays = ["JUDGE"]\n', "its rules"),
        ('[[points]]\nid = "p1"\n', "says something"),
        ('asked = ["NOBODY"]\n[[points]]\nid = "p1"\nsays = ["JUDGE"]\n', "no concept"),
        ('[[points]]\nid = "p1"\nsays = ["NO_CONCEPT"]\n', "NO_CONCEPT"),
        ('[[points]]\nid = "p1"\nsays = ["JUDGE"]\nsaid = []\n', "unknown: said"),
        ("points = ", "no rules can be read"),
    ],
)
def test_rules_that_do_not_fit_are_refused_naming_the_file(
    tmp_path: Path, rules: str, words: str
) -> None:
    with pytest.raises(ContentError, match=words) as caught:
        load_key_points(write(tmp_path, rules))
    assert caught.value.file is not None
    assert caught.value.file.endswith("so.points.toml")
    assert caught.value.field is not None


def test_a_question_without_points_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "", '+++\nkind = "free_text"\n+++\nIs it?\n')
    with pytest.raises(ContentError, match="has points"):
        load_key_points(path)
