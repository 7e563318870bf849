from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from questions.errors import ContentError
from questions.exercise import load_exercises
from questions.exercise_compiling import broken_links, compile_exercise

ROOT = Path(__file__).parent.parent.parent / "questions" / "exercises"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of an exercise to break."""
    return shutil.copytree(ROOT / "rnn_step", tmp_path / "rnn_step")


# All of them are proved by `make check`; a function, a class and one that draws are proved here.
@pytest.mark.parametrize("slug", ["clip_by_global_norm", "simple_rnn", "dropout"])
def test_right_programs_pass_and_every_mistake_fails_in_its_own_way(slug: str) -> None:
    report = compile_exercise(load_exercises()[slug])
    assert all(any(row) for row in report.matrix.values())


def _appending(name: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with (folder / name).open("a") as file:
            file.write(text)

    return change


def _copying(source: str, target: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        shutil.copy(folder / source, folder / target)

    return change


LINKED = '"""Said.\n\nLink: rnn-lstm/rnn#loop\n"""\n'


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_copying("starter.py", "alternatives/unit_by_unit.py"), "has to pass and fails"),
        (_copying("mistakes/no_activation.py", "mistakes/other.py"), "the same as"),
        (_copying("reference.py", "starter.py"), "starter passes"),
        (_appending("starter.py", f"# {'long ' * 14}\n"), "a line of 72 characters"),
        (_copying("reference.py", "mistakes/other.py"), "Link"),
        (_appending("statement.md", "\n"), ""),
        (_appending("reference.py", "def ("), "no Python"),
    ],
)
def test_a_broken_exercise_is_refused(
    folder: Path, change: Callable[[Path], None], words: str
) -> None:
    change(folder)
    if not words:
        compile_exercise(load_exercises(folder.parent)["rnn_step"])
        return
    with pytest.raises(ContentError, match=words):
        compile_exercise(load_exercises(folder.parent)["rnn_step"])


def test_a_mistake_that_is_right_is_refused(folder: Path) -> None:
    (folder / "mistakes/other.py").write_text(LINKED + (folder / "reference.py").read_text())
    with pytest.raises(ContentError, match="passes every case"):
        compile_exercise(load_exercises(folder.parent)["rnn_step"])


def test_a_bad_field_is_named_with_its_line(folder: Path) -> None:
    path = folder / "statement.md"
    path.write_text(path.read_text().replace("level = 1", "level = 9"))
    with pytest.raises(ContentError) as caught:
        load_exercises(folder.parent)
    assert (caught.value.field, caught.value.line) == ("level", 9)


def test_links_that_lead_nowhere_are_named() -> None:
    exercise = load_exercises()["rnn_step"]
    assert not list(broken_links(exercise, lambda _link: False))
    gone = [str(error) for error in broken_links(exercise, lambda link: link.endswith("#shapes"))]
    assert [error.rpartition("mistakes/")[2] for error in gone] == [
        "diagonal_recurrence.py: 'rnn-lstm/rnn#shapes' leads nowhere",
        "recurrent_matrix_transposed.py: 'rnn-lstm/rnn#shapes' leads nowhere",
    ]


def test_the_report_is_a_matrix_of_mistakes_and_cases() -> None:
    report = compile_exercise(load_exercises()["rnn_step"])
    head, numbers, *rows = report.lines()
    assert head == "rnn_step: 12 mistakes, 7 cases, 28 mutants killed, 0 equivalent"
    assert numbers.split() == ["1", "2", "3", "4", "5", "6", "7"]
    assert len(rows) == 12
    assert rows[0].split() == ["bias_after_tanh", *["valu"] * 7]
