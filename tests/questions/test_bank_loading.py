"""Questions from files: each kind loads, and what is broken is named by file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions.bank_loading import load_bank, load_question
from questions.errors import ContentError
from tests.questions.bank_samples import SAMPLES, write_sample


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_kind_loads(tmp_path: Path, kind: str) -> None:
    question = load_question(write_sample(tmp_path, kind))
    assert question.kind == ("number" if kind == "shape" else kind)
    assert question.id == f"sample-{kind.replace('_', '-')}"
    assert str(question.explanation.html()).startswith("<p>Because of")


def broken(tmp_path: Path, kind: str, old: str, new: str) -> ContentError:
    """Load a sample in which a piece of text was replaced; give what it is refused with."""
    path = write_sample(tmp_path, kind)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as refusal:
        load_question(path)
    assert refusal.value.file is not None
    return refusal.value


@pytest.mark.parametrize(
    ("kind", "old", "new", "field"),
    [
        ("choice", "level = 1", "level = 4", "level"),
        ("choice", 'title = "A sample"', "", "title"),
        ("choice", "level = 1", "level = 1\ncolour = 3", "colour"),
        ("choice", 'kind = "choice"', 'kind = "riddle"', "kind"),
        ("choice", "#forget-gate", "", "link"),
        ("choice", "gers2000", "nobody1900", "source"),
        ("choice", "correct = true", "correct = false", "options"),
        ("choice", "'green'", "'red'", "options.1.text"),
        ("choice", "feedback = 'It is said of green.'", "", "options.1.feedback"),
        ("multiple", "correct = true", 'correct = "perhaps"', "options.0.correct"),
        ("number", 'form = "integer"', 'form = "roman"', "form"),
        ("number", 'unit = "units"', 'unit = "% of all"', "unit"),
        ("ordering", 'then = "wash"', 'then = "sleep"', "before.0.then"),
        ("ordering", 'first = "wake"\nthen = "wash"', 'first = "wash"\nthen = "wake"', "items"),
        ("matching", 'left = "dog"', 'left = "cat"', "pairs"),
        ("label_diagram", 'figure = "lstm-cell"', 'figure = "a-cat"', "figure"),
        ("label_diagram", 'label = "f"', 'label = "z"', "slots.0.label"),
        ("equation", 'answer = "f * c + i"', 'answer = "f * c + z"', "answer"),
        ("equation", "f + c + i", "f + (c", "mistakes.1.expression"),
        ("find_bug", "x + x", "x + x + x", "lines.0.contains"),
        ("spoken", 'id = "p2"', 'id = "p1"', "points"),
    ],
)
def test_a_broken_head_is_named_by_field(
    tmp_path: Path, kind: str, old: str, new: str, field: str
) -> None:
    if kind == "find_bug":
        old, new = 'contains = "x + x"', 'contains = "nowhere"'
    error = broken(tmp_path, kind, old, new)
    assert error.field == field


def test_a_broken_table_is_named_by_line(tmp_path: Path) -> None:
    error = broken(tmp_path, "choice", "feedback = 'It is said of green.'", "feedback = 'short'")
    lines = Path(str(error.file)).read_text(encoding="utf-8").split("\n")
    assert error.line is not None
    assert lines[error.line - 1] == "feedback = 'short'"


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("choice", "# Half a minute", "# Half an hour", "Half a minute"),
        ("choice", "# Explanation", "# Whiteboard", "twice"),
        ("choice", "# Whiteboard", "# Whiteboard\nmore\n\n# Jokes", "Jokes"),
        ("find_bug", "  # BUG", "", "# BUG"),
        ("find_bug", "```python", "```text", "```python"),
    ],
)
def test_a_broken_body_is_said(tmp_path: Path, kind: str, old: str, new: str, said: str) -> None:
    assert said in str(broken(tmp_path, kind, old, new))


def test_a_hash_in_a_code_fence_is_no_section(tmp_path: Path) -> None:
    path = write_sample(tmp_path, "choice", prompt="```python\n# Explanation\n```\nWhat is it?")
    assert "# Explanation" in load_question(path).prompt.words


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("def draw", "def drow", "there is no draw"),
        ("def answer", "1 / 0\ndef answer", "ZeroDivisionError"),
        ('"times": Mistake', '"minus": Mistake', "two or more"),
    ],
)
def test_a_broken_module_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = write_sample(tmp_path, "number")
    module = path.with_name("sample_number.py")
    module.write_text(module.read_text().replace(old, new, 1))
    with pytest.raises(ContentError, match=said):
        load_question(path)


def test_a_module_that_is_missing_is_named(tmp_path: Path) -> None:
    path = write_sample(tmp_path, "number")
    path.with_name("sample_number.py").unlink()
    with pytest.raises(ContentError, match=r"sample_number\.py"):
        load_question(path)


def test_ids_are_unique_over_folders_and_files_have_plain_names(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write_sample(tmp_path / folder, "choice")
    with pytest.raises(ContentError, match="one/sample-choice"):
        load_bank(tmp_path)
    odd = (tmp_path / "one" / "sample-choice.md").rename(tmp_path / "one" / "Sample_Choice.md")
    with pytest.raises(ContentError, match="words-with-hyphens"):
        load_question(odd)


def test_the_real_bank_loads_in_the_order_of_ids() -> None:
    bank = load_bank()
    assert bank
    assert list(bank) == sorted(bank)
