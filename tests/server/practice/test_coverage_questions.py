"""Every free-text question against its own texts: what it says itself must be marked right."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from questions.heads import read_headed
from server.practice.coverage import cover
from server.practice.coverage.grammar import CLEAR_VERBS, FUNCTION_WORDS
from tests.answers.labelled import BANK, key_points

QUESTIONS = sorted(path.stem for path in BANK.glob("*.md"))


def sections(question: str) -> dict[str, str]:
    """Give a question's texts by heading; the prompt stands before any."""
    parts = re.split(
        r"^# (.+)$", "# prompt\n" + read_headed(BANK / f"{question}.md").body, flags=re.MULTILINE
    )
    return {heading: text.strip() for heading, text in pairwise(parts[1:])}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_model_answer_states_every_point(question: str) -> None:
    found = cover(sections(question)["Model answer"], key_points(question))
    assert {each.id: each.state for each in found} == {each.id: "stated" for each in found}


@pytest.mark.parametrize("heading", ["Half a minute", "Two minutes"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_spoken_answers_contradict_nothing(question: str, heading: str) -> None:
    found = cover(sections(question)[heading], key_points(question))
    assert not [each for each in found if each.state == "contradicted"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_prompt_handed_back_gets_nothing(question: str) -> None:
    found = cover(sections(question)["prompt"], key_points(question))
    assert not [each for each in found if each.state != "missing"]


@pytest.mark.parametrize("joined_by", [", ", " ", " / "])
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_keywords_of_the_points_get_nothing(question: str, joined_by: str) -> None:
    nouns = [
        " ".join(
            word
            for word in re.findall(r"[\w-]+", point.text)
            if word.lower() not in FUNCTION_WORDS | CLEAR_VERBS
        )
        for point in key_points(question)
    ]
    found = cover(joined_by.join(nouns), key_points(question))
    assert not [each for each in found if each.state != "missing"]
