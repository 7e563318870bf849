"""What a question shows before its answer, and what an answer to it is worth, kind by kind."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from fastapi.encoders import jsonable_encoder

from questions.bank_loading import load_bank
from questions.bank_schema import Question
from server.practice.marking import Mark, UnreadableError, mark, present

Sample = Callable[[str], Question]
SEED = 3


def shown(question: Question, seed: int = SEED, begun: object = None) -> dict[str, Any]:
    """Give a question as a program sees it."""
    asked = jsonable_encoder(present(question, seed, begun))
    read: dict[str, Any] = json.loads(json.dumps(asked))
    return read


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def id_of(things: list[dict[str, str]], said: str) -> str:
    return next(
        each["id"] for each in things if words(each.get("html", each.get("text", ""))) == said
    )


def test_a_choice_is_right_or_wrong_with_a_word_on_every_option(sample: Sample) -> None:
    question = sample("choice")
    options = shown(question)["options"]
    scores = {words(each["html"]): mark(question, each["id"], SEED) for each in options}
    assert {name: each.score for name, each in scores.items()} == {"red": 1, "green": 0, "blue": 0}
    assert scores["red"].correct is True
    assert scores["blue"].correct is False
    told = {words(str(each.text)): each.correct for each in scores["blue"].feedback}
    assert told == {
        "It is said of red.": True,
        "It is said of green.": False,
        "It is said of blue.": False,
    }


@pytest.mark.parametrize(
    ("chosen", "score"),
    [
        (("red", "green"), 1),
        (("red",), 0.5),
        (("red", "blue"), 0),
        (("red", "green", "blue"), 0.5),
        (("blue", "grey"), 0),
        (("red", "green", "blue", "grey"), 0),
    ],
)
def test_of_several_a_wrong_one_takes_back_a_right_one(
    sample: Sample, chosen: tuple[str, ...], score: float
) -> None:
    question = sample("multiple")
    options = shown(question)["options"]
    found = mark(question, [id_of(options, each) for each in chosen], SEED)
    assert found.score == score
    assert found.correct is (score == 1)


def test_a_number_is_right_in_any_form_and_a_mistake_is_named(sample: Sample) -> None:
    question = sample("number")
    values = question.values(SEED)
    assert values is not None
    a, b = values["a"], values["b"]
    for right in (a + b, f"{a}+{b}", f" {a + b} units", f"{a + b}.0"):
        assert mark(question, right, SEED).correct is True
    wrong = mark(question, a - b, SEED)
    assert wrong.correct is False
    assert wrong.mistake is not None
    assert (wrong.mistake.id, wrong.mistake.link) == ("minus", "rnn-lstm/lstm#gates")
    assert words(str(wrong.mistake.message)) == f"You took {b} away."
    assert str(a + b) in str(wrong.feedback[0].text)
    unnamed = mark(question, a + b + 0.5, SEED)
    assert (unnamed.correct, unnamed.mistake) == (False, None)


def test_a_seed_draws_the_values_of_a_number(sample: Sample) -> None:
    question = sample("number")
    assert len({shown(question, seed)["prompt"] for seed in range(20)}) > 10
    assert shown(question, 4) == shown(question, 4)


def test_a_shape_is_right_in_any_form_and_a_mistake_is_named(sample: Sample) -> None:
    question = sample("shape")
    values = question.values(SEED)
    assert values is not None
    a, b = values["a"], values["b"]
    assert mark(question, f"({a}, {b})", SEED).correct is True
    assert mark(question, [a, b], SEED).correct is True
    turned = mark(question, f"{b}x{a}", SEED)
    assert turned.mistake is not None
    assert turned.mistake.id == "minus"


def test_the_right_output_is_what_the_program_prints(sample: Sample) -> None:
    question = sample("predict_output")
    values = question.values(SEED)
    assert values is not None
    asked = shown(question)
    printed = {words(each["html"]): each["id"] for each in asked["options"]}
    right = printed[str(2 * values["a"])]
    assert f"print({values['a']}*2)" in words(asked["prompt"]).replace(" ", "")
    assert any("ZeroDivisionError" in each for each in printed)
    assert [mark(question, each, SEED).correct for each in printed.values()].count(True) == 1
    found = mark(question, right, SEED)
    assert found.correct is True
    assert f"Twice {values['a']}." in [words(str(each.text)) for each in found.feedback]


def test_plots_share_their_axes_and_are_told_in_words(sample: Sample) -> None:
    question = sample("predict_plot")
    options = shown(question)["options"]
    assert len({each["html"] for each in options}) == 3
    ticks = {tuple(re.findall(r'class="tick">([^<]*)<', each["html"])) for each in options}
    assert len(ticks) == 1
    told = {re.findall(r"<figcaption[^>]*>(.*?)<", each["html"])[0] for each in options}
    assert len(told) == 3
    assert [mark(question, each["id"], SEED).correct for each in options].count(True) == 1


RIGHT_ORDERS = {
    ("wake", "wash", "dress", "eat"),
    ("wake", "wash", "eat", "dress"),
    ("wake", "eat", "wash", "dress"),
}


@pytest.mark.parametrize("order", list(permutations(("wake", "wash", "dress", "eat"))))
def test_an_order_is_right_exactly_when_nothing_comes_too_early(
    sample: Sample, order: tuple[str, ...]
) -> None:
    question = sample("ordering")
    items = shown(question)["items"]
    found = mark(question, [id_of(items, each) for each in order], SEED)
    assert found.correct is (order in RIGHT_ORDERS)
    violated = [each for each in found.feedback if each.correct is False]
    assert found.score == pytest.approx(1 - len(violated) / 3)


def test_pairs_are_marked_one_by_one(sample: Sample) -> None:
    question = sample("matching")
    asked = shown(question)
    left = {each: id_of(asked["left"], each) for each in ("cat", "dog", "lion")}
    right = {each: id_of(asked["right"], each) for each in ("mews", "barks", "roars", "a tree")}
    given = {left["cat"]: right["mews"], left["dog"]: right["a tree"], left["lion"]: right["roars"]}
    found = mark(question, given, SEED)
    assert found.score == pytest.approx(2 / 3)
    dog = next(each for each in found.feedback if each.option == left["dog"])
    assert (dog.correct, dog.expected) == (False, right["barks"])
    assert mark(question, {**given, left["dog"]: right["barks"]}, SEED).correct is True


def test_labels_are_marked_one_by_one(sample: Sample) -> None:
    question = sample("label_diagram")
    asked = shown(question)
    label = {each["text"]: each["id"] for each in asked["labels"]}
    given = {"1": label["forget gate"], "2": label["input gate"], "3": label["output gate"]}
    assert mark(question, given, SEED).score == pytest.approx(2 / 3)
    assert mark(question, {**given, "3": label["candidate"]}, SEED).correct is True
    assert "<svg" in asked["figure"]
    assert "The picture in words" in asked["figure"]


def test_a_bug_is_half_the_line_and_half_the_fix(sample: Sample) -> None:
    question = sample("find_bug")
    asked = shown(question, begun={"line": 1})
    assert "# BUG" not in "".join(asked["lines"])
    fixes = {words(each["html"]): each["id"] for each in asked["fixes"]}
    line = asked["lines"].index("    return y * 2") + 1
    both = mark(question, {"line": line, "fix": fixes["return y"]}, SEED)
    assert (both.correct, both.score) == (True, 1)
    assert mark(question, {"line": str(line), "fix": fixes["return x"]}, SEED).score == 0.5
    tempted = mark(question, {"line": line - 1, "fix": fixes["return x"]}, SEED)
    assert tempted.score == 0
    assert "Adding x to itself is right." in words(str(tempted.feedback[0].text))
    other = mark(question, {"line": 1, "fix": fixes["return y"]}, SEED)
    assert "That line is as it should be." in words(str(other.feedback[0].text))


def test_what_puts_a_bug_right_is_shown_once_a_line_is_picked(sample: Sample) -> None:
    question = sample("find_bug")
    for begun in (None, {}, {"fix": "a"}, ["line"], "3"):
        asked = shown(question, begun=begun)
        assert (asked["line"], asked["fixes"]) == (None, [])
    opened = [shown(question, begun={"line": line}) for line in (1, "1", 2)]
    assert [each["line"] for each in opened] == [1, 1, 2]
    assert [each["id"] for each in opened[0]["fixes"]] == ["a", "b", "c"]
    assert opened[0]["fixes"] == opened[1]["fixes"] == opened[2]["fixes"]
    for line in (0, 99, "x", None, True, [1]):
        with pytest.raises(UnreadableError, match="Choose a line, 1 to"):
            present(question, SEED, {"line": line})


def test_an_equation_is_right_in_any_form_and_a_mistake_is_named(sample: Sample) -> None:
    question = sample("equation")
    assert mark(question, "c_t = i + c*f", SEED).correct is True
    swapped = mark(question, "i*c + f", SEED)
    assert swapped.mistake is not None
    assert words(str(swapped.mistake.message)) == "The gates have changed places."
    undefined = mark(question, "log(c - 99)", SEED)
    assert undefined.correct is False
    assert "no value" in str(undefined.feedback[0].text)
    with pytest.raises(UnreadableError, match="z"):
        mark(question, "f * z", SEED)


def test_nobody_but_the_learner_marks_what_is_said_aloud(sample: Sample) -> None:
    question = sample("spoken")
    found = mark(question, "spoken", SEED)
    assert (found.correct, found.score) == (None, 0)
    assert [each.id for each in found.points or ()] == ["p1", "p2", "p3"]
    assert shown(question)["seconds"] == 45


KINDS = (
    *("choice", "multiple", "number", "shape", "predict_output", "predict_plot"),
    *("ordering", "matching", "find_bug", "label_diagram", "equation", "spoken"),
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "answer",
    [None, True, 3.5, float("inf"), "\ud800", "zz", [], {}, [["x"]], {"line": {}}, ["a", None]],
)
def test_what_is_no_answer_is_refused_or_marked_and_never_breaks(
    sample: Sample, kind: str, answer: object
) -> None:
    try:
        found = mark(sample(kind), answer, SEED)
    except UnreadableError as refusal:
        str(refusal).encode()
    else:
        assert isinstance(found, Mark)


@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_says_what_to_say_in_an_interview(sample: Sample, kind: str) -> None:
    question = sample(kind)
    found = _any_mark(question)
    read = json.loads(json.dumps(jsonable_encoder(found)))
    assert all(read["spoken"][name] for name in ("half_a_minute", "two_minutes", "whiteboard"))
    assert len(read["follow_ups"]) == 3
    assert read["sources"] == [{"key": "gers2000", "label": "Gers et al., 2000"}]
    assert 0 <= read["score"] <= 1


def _any_mark(question: Question) -> Mark:
    asked = shown(question)
    first = {
        "multiple": ["a"],
        "number": "3" if asked.get("form") != "shape" else "3, 4",
        "ordering": [each["id"] for each in asked.get("items", ())],
        "matching": {each["id"]: "a" for each in asked.get("left", ())},
        "label_diagram": {each["id"]: "a" for each in asked.get("slots", ())},
        "find_bug": {"line": 1, "fix": "a"},
        "equation": "f",
    }
    return mark(question, first.get(question.kind, "a"), SEED)


def test_every_place_of_the_right_option_is_drawn(sample: Sample) -> None:
    question = sample("choice")
    places = [id_of(shown(question, seed)["options"], "red") for seed in range(300)]
    assert all(60 < places.count(letter) < 140 for letter in "abc")


def test_nothing_of_the_key_is_shown() -> None:
    """No explanation may be on the page before the answer, and no part be called the key."""
    for question in load_bank().values():
        asked = shown(question)
        before = words(json.dumps(asked, ensure_ascii=False))
        key = {"correct", "feedback", "explanation", "mistakes", "values", "bug", "pairs"}
        assert not asked.keys() & key, question.id
        why = words(str(question.explanation.html(question.values(SEED))))
        assert why not in before, question.id
