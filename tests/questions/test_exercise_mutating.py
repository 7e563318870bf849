from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from questions.errors import ContentError
from questions.exercise import load_exercises
from questions.exercise_compiling import compile_exercise
from questions.exercise_gradients import demand_gradients
from questions.exercise_mutating import mutants
from questions.exercise_running import run_trusted

EXERCISES = load_exercises()
ROOT = Path(__file__).parent.parent.parent / "questions" / "exercises"


def test_every_kind_of_change_is_made_once() -> None:
    source = "def f(a, b):\n    c = a + 2 * b\n    return -c[0] if a < b else c.sum()\n"
    found = [mutant.becomes for mutant in mutants(source)]
    assert "c = a - 2 * b" in found  # an operator
    assert "c = a + 3 * b" in found  # a constant
    assert "return -c[1] if a < b else c.sum()" in found  # an index
    assert "c = b + 2 * b" in found  # a name
    assert "return -c[0] if a <= b else c.sum()" in found  # a comparison
    assert "return -c[0] if a < b else c.mean()" in found  # a function
    assert len(set(found)) == len(found)


def test_a_list_is_never_appended_to_itself() -> None:
    source = "def f(hs, h):\n    hs.append(h)\n    return hs\n"
    assert "hs.append(hs)" not in {mutant.becomes for mutant in mutants(source)}


@pytest.fixture
def weak(tmp_path: Path) -> Path:
    """Give a copy of lstm_step whose cell state is zero in every case."""
    folder = shutil.copytree(ROOT / "lstm_step", tmp_path / "lstm_step")
    path = folder / "cases.py"
    weakened = path.read_text().replace("c = cell * rng", "c = 0.0 * rng")
    path.write_text(weakened)
    statement = folder / "statement.md"
    text = statement.read_text().replace('prerequisites = ["sigmoid", "rnn_step"]', "")
    statement.write_text(text)
    for path in (folder / "mistakes").glob("*.py"):
        if path.stem not in ("h_without_tanh", "h_and_c_swapped"):
            path.unlink()
    return folder


def test_weak_cases_leave_mutants_alive(weak: Path) -> None:
    with pytest.raises(ContentError, match="mutants live"):
        compile_exercise(load_exercises(weak.parent)["lstm_step"])


def test_a_listed_mutant_has_to_be_equivalent(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "lstm_step", tmp_path / "lstm_step")
    line = 'was = "c = f * c + i * candidate"\nbecomes = "c = f * c - i * candidate"\n'
    (folder / "equivalents.toml").write_text(f'[[equivalent]]\n{line}reason = "none"\n')
    exercise = replace(EXERCISES["lstm_step"], folder=folder)
    with pytest.raises(ContentError, match="listed as equivalent and is none"):
        compile_exercise(exercise)


def test_a_gradient_of_another_loss_is_found() -> None:
    exercise = EXERCISES["bptt"]
    wrong = exercise.mistakes["factor_of_two"].source
    case = exercise.fixed[0]
    with pytest.raises(ContentError, match="dWxh is not the gradient of the loss by Wxh"):
        demand_gradients(replace(exercise, reference=wrong), case, run_trusted(wrong, case))


def test_a_reference_that_disagrees_with_the_engine_is_refused() -> None:
    exercise = EXERCISES["rnn_step"]
    assert exercise.by_engine is not None
    other = exercise.by_engine.replace("Whh, Wxh, bh", "Whh.T, Wxh, bh")
    with pytest.raises(ContentError, match=r"by_engine\.py|has to pass"):
        compile_exercise(replace(exercise, by_engine=other))
