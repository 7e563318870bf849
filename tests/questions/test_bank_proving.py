"""The compiler of the bank: what is sound passes, and each fault is found and named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from questions.bank_loading import load_bank, load_question
from questions.compile import compile_bank, compile_exercises, main
from questions.errors import ContentError
from questions.exercise_loading import ROOT, load_exercise
from questions.proving.coverage import coverage_of, prove_bank, prove_habits, report
from questions.proving.exercises import prove_words
from questions.proving.questions import prove_file, prove_question
from questions.proving.texts import VIEWS, Targets
from questions.syllabus import syllabus
from tests.questions.bank_samples import SAMPLES, write_sample

TARGETS = Targets(
    frozenset({"rnn-lstm/lstm", "rnn-lstm/lstm#forget-gate", "rnn-lstm/lstm#gates"}),
    frozenset({"lstm_step"}),
    frozenset({"sample-choice"}),
)


def faults(path: Path) -> str:
    return "\n".join(prove_file(path, TARGETS))


def changed(folder: Path, kind: str, old: str, new: str, *, module: bool = False) -> Path:
    path = write_sample(folder, kind)
    file = path.with_name(path.stem.replace("-", "_") + ".py") if module else path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_sound_question_of_every_kind_passes(tmp_path: Path, kind: str) -> None:
    assert faults(write_sample(tmp_path, kind)) == ""


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("choice", "$a + b$", r"$\frac{a$", "KaTeX|Expected|Unexpected"),
        ("choice", "$a + b$", "$a$ [@nobody1900]", "nobody1900"),
        ("choice", "$a + b$", "$a$ and {{ hole }}", "hole"),
        ("choice", "$a + b$", "[a link](rnn-lstm/lstm#nowhere)", "leads nowhere"),
        ("choice", "$a + b$", "[an exercise](exercise:nothing)", "leads nowhere"),
        ("choice", "$a + b$", "[a question](question:nothing)", "leads nowhere"),
        ("choice", "#forget-gate", "#no-such-gate", "leads nowhere"),
        ("choice", "$a + b$", "[a state](visualiser:?model=nothing)", "leads nowhere"),
        ("choice", "level = 1", 'level = 1\nstate = "?view=nothing"', "no such model or view"),
        ("choice", "level = 1", 'level = 1\nstate = "?model=english-lstm&view=gates"', None),
        ("choice", '["T27"]', '["T99"]', "no 'T99'"),
        ("choice", '["C3-LSTM-2"]', '["FAQ-3.z"]', "no 'FAQ-3.z'"),
        ("choice", "'blue'", "'All of the above'", "All of the above"),
        ("choice", "It is said of blue", "Unlike the first option it is blue", "first option"),
        ("choice", "'blue'", "'blue " + "and more " * 6 + "'", "times apart"),
        ("choice", "word word", "word", None),
        ("choice", "# Half a minute\nword", "# Half a minute\n\n" + "word " * 60, "has 1"),
        ("matching", '"barks"', '"mews"', None),
        ("ordering", 'first = "wake"\nthen = "eat"', 'first = "wake"\nthen = "dress"', "anywhere"),
        ("equation", "f + c + i", "i + c * f", "the same as the answer"),
        ("equation", "f + c + i", "f + i * c", "the same as i * c"),
        ("equation", 'answer = "f * c + i"', 'answer = "log(c)"', "no value"),
        ("find_bug", "`return y`", "`return y * 2`", "does not change the probe"),
        ("find_bug", "`return y`", "`return z`", "NameError"),
        ("find_bug", "`return x`", "`return x + x`", "what the right one gives"),
        ("label_diagram", '"output gate"', '"forget gate"', "two labels"),
        ("label_diagram", '"output gate"', '"plus sign"', "names 'plus sign'"),
    ],
)
def test_a_fault_is_found_and_named(
    tmp_path: Path, kind: str, old: str, new: str, said: str | None
) -> None:
    found = faults(changed(tmp_path, kind, old, new))
    if said is None:
        assert found == ""
    else:
        assert any(each in found for each in said.split("|")), found
        assert f"sample-{kind.replace('_', '-')}" in found


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("number", 'v["a"] - v["b"]', 'v["a"] + v["b"]', "with seed 0, answer and minus are both"),
        ("number", 'v["a"] * v["b"]', 'v["a"] - v["b"]', "minus and times are both"),
        ("number", 'return v["a"] + v["b"]', 'return v["a"] / 7', "no whole number"),
        ("number", 'return v["a"] + v["b"]', "return 3", "give 1 answers"),
        ("number", "took {{ b }} away", "took {{ c }} away", "no value is called 'c'"),
        ("number", "rnn-lstm/lstm#gates", "rnn-lstm/lstm#fates", "leads nowhere"),
        ("number", "rng.integers(2, 50)", "rng.integers(50, 2)", "ValueError"),
        ("shape", 'return (v["a"], v["b"])', 'return (v["a"], 0)', "no shape"),
        ("predict_output", "+ 2", "* 2", "print the same"),
        ("predict_output", "print({v['a']} + 2)", "pass", "prints nothing"),
        ("predict_output", "* 2", "* 0 + 500", "print 1 things"),
        ("predict_plot", "2.0", "1.01", "look alike"),
        ("predict_plot", '"A straight line from zero."', '"A line."', "no text"),
        ("predict_plot", "range(5)]\n    return", "range(4)]\n    return", "longer or shorter"),
    ],
)
def test_a_fault_of_what_is_generated_is_found(
    tmp_path: Path, kind: str, old: str, new: str, said: str
) -> None:
    assert said in faults(changed(tmp_path, kind, old, new, module=True))


def test_the_visualiser_has_the_views_that_links_may_name() -> None:
    script = Path(__file__).parents[2] / "static" / "js" / "visualiser" / "state.js"
    listed = re.search(r"VIEWS = \[(.*?)\]", script.read_text(encoding="utf-8"), re.DOTALL)
    assert listed is not None
    assert set(re.findall(r'"(\w+)"', listed.group(1))) == VIEWS


def test_a_file_that_does_not_load_is_a_fault_too(tmp_path: Path) -> None:
    assert "field 'level'" in faults(changed(tmp_path, "choice", "level = 1", "level = 9"))


def test_a_bank_says_what_it_does_not_cover(tmp_path: Path) -> None:
    question = load_question(write_sample(tmp_path, "choice"))
    lacks = "\n".join(map(str, prove_bank({question.id: question})))
    assert "C3-LSTM-2:" not in lacks
    assert "the fact C3-LSTM-3" in lacks
    assert "the key point FAQ-4.b" in lacks
    assert "the topic T01" in lacks
    assert "FAQ-9 (dropout) is asked in 0 kinds" in lacks
    assert "there are 1 questions" in lacks


def test_a_key_point_counts_for_its_question(tmp_path: Path) -> None:
    path = changed(tmp_path, "choice", '["C3-LSTM-2"]', '["FAQ-3.c"]')
    assert set(coverage_of([load_question(path)]).questions) == {"FAQ-3", "FAQ-3.c", "T27"}


def test_two_questions_with_one_title_are_a_fault(tmp_path: Path) -> None:
    both = {kind: load_question(write_sample(tmp_path, kind)) for kind in ("choice", "multiple")}
    said = [str(each) for each in prove_habits(both)]
    assert sum("this title" in each for each in said) == 2
    assert sum("this prompt" in each for each in said) == 2


def test_the_syllabus_has_every_id_of_the_source() -> None:
    known = syllabus()
    assert [len(known.facts), len(known.faq), len(known.points)] == [33, 10, 43]
    assert list(known.topics) == [f"T{number:02}" for number in range(1, 79)]


def test_a_part_of_the_bank_is_compiled_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert compile_bank(["memory-in-one-line"]).faults == []
    assert main(["bank", "no-such-folder"]) == 1
    assert "no-such-folder" in capsys.readouterr().out
    assert main(["songs"]) == 2


def test_the_report_counts_the_real_bank() -> None:
    bank = load_bank()
    lines = report(bank)
    assert lines[0] == f"{len(bank)} questions"
    assert any("topics:" in line and "of 78 covered" in line for line in lines)


def test_a_question_whose_module_raises_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    path = changed(
        tmp_path, "number", "return v", "raise ContentError('x')\n    return v", module=True
    )
    found = prove_question(load_question(path), TARGETS)
    assert any("NameError" in str(each) for each in found)
    assert all(isinstance(each, ContentError) for each in found)


def test_an_exercise_is_compiled_alone_with_its_words() -> None:
    found = compile_exercises(["sigmoid"])
    assert found.faults == []
    assert found.lines[0].startswith("sigmoid:")


def test_the_words_of_an_exercise_are_proved() -> None:
    exercise = load_exercise(ROOT / "sigmoid")
    said = "\n".join(map(str, prove_words(exercise, TARGETS)))
    assert f"{exercise.head.link!r} leads nowhere" in said
    assert "statement.md" in said
