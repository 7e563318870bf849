"""The models that are shipped are what their recipes say, and can do what they were trained for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.model import SequenceModel, load_model
from questions.models import seeds_solved
from questions.models.corpora import CORPORA, corpus_named
from questions.models.recipes import CELLS, RECIPES
from questions.models.train import CHECK_EVERY, FOLDER, held_out_bits, main, trained

LIMIT_BYTES = 3_000_000


def model(name: str) -> SequenceModel:
    return load_model(FOLDER / f"{name}.safetensors")


def foretold(name: str, text: str) -> str:
    """Give the most likely symbol after the text."""
    asked = model(name)
    trace = asked.trace(asked.encode(text))
    return asked.vocabulary[int(trace.last_output.argmax())]


def share_right(cell: str, corpus: str, asked: dict[str, str]) -> float:
    return float(np.mean([foretold(f"{corpus}-{cell}", t) == s for t, s in asked.items()]))


def test_there_is_a_file_for_each_recipe_and_no_other_and_all_are_small() -> None:
    files = list(FOLDER.glob("*.safetensors"))
    assert {path.stem for path in files} == set(RECIPES)
    assert sum(path.stat().st_size for path in files) < LIMIT_BYTES


@pytest.mark.parametrize("name", RECIPES)
def test_a_file_tells_how_it_came_to_be(name: str) -> None:
    found, recipe = model(name), RECIPES[name]
    spec = found.network.spec
    assert (spec.cell, spec.hidden_size) == (recipe.cell, recipe.hidden_size)
    assert found.metadata["command"] == f"python -m questions.models.train {name}"
    assert found.metadata["seed"] == str(recipe.seed)
    assert int(found.metadata["steps"]) <= recipe.steps
    told = float(found.metadata["held_out_bits"])
    assert held_out_bits(found.network, corpus_named(recipe.corpus)) == pytest.approx(
        told, abs=2e-3
    )


@pytest.mark.parametrize("cell", CELLS)
def test_english_is_foretold_with_few_bits(cell: str) -> None:
    assert float(model(f"english-{cell}").metadata["held_out_bits"]) < 2.6


@pytest.mark.parametrize("cell", CELLS)
def test_parity_is_told(cell: str) -> None:
    asked = {"1": "o", "1o1": "e", "0e1o1e0e1": "o", "1o1e1o1": "e", "1o" + "0o" * 9 + "1": "e"}
    assert share_right(cell, "parity", asked) == 1


@pytest.mark.parametrize("cell", ["lstm", "gru"])
def test_the_first_letter_is_copied_after_blanks(cell: str) -> None:
    asked = {letter + "." * lag + "=": letter for letter in "abcd" for lag in (1, 8, 20)}
    assert share_right(cell, "copy", asked) >= 0.9


@pytest.mark.parametrize("cell", CELLS)
def test_as_many_b_follow_as_there_were_a(cell: str) -> None:
    asked = {"a" * n + "b" * n: "\n" for n in range(1, 11)}
    assert share_right(cell, "counting", asked) >= 0.9


@pytest.mark.parametrize("cell", CELLS)
def test_what_is_open_is_closed_by_its_own_kind(cell: str) -> None:
    for text, wrong in {"(": "]", "[": ")", "([()": ")", "[([]": "]"}.items():
        asked = model(f"brackets-{cell}")
        chances = asked.probabilities(asked.trace(asked.encode(text)))[-1]
        assert chances[asked.vocabulary.index(wrong)] < 0.05


@pytest.mark.parametrize("cell", CELLS)
def test_sums_are_nearly_always_right(cell: str) -> None:
    asked = {f"{a}+{b}=": str(a + b) for a in range(2, 21, 3) for b in range(1, 21, 4)}
    assert share_right(cell, "arithmetic", {t: s[0] for t, s in asked.items()}) > 0.8


@pytest.mark.parametrize("name", CORPORA)
def test_a_corpus_uses_its_vocabulary_alone_and_keeps_a_part_for_judging(name: str) -> None:
    corpus = corpus_named(name)
    assert set(corpus.text + corpus.held_out) <= set(corpus.vocabulary)
    assert len(corpus.held_out) > 1000
    assert set(corpus.after) & set(corpus.text)


def test_the_english_text_has_every_symbol_that_can_be_typed() -> None:
    corpus = corpus_named("english")
    assert set(corpus.vocabulary) == set(corpus.text + corpus.held_out)


def test_the_same_recipe_gives_the_same_weights(capsys: pytest.CaptureFixture[str]) -> None:
    recipe = replace(RECIPES["counting-rnn"], steps=CHECK_EVERY, hidden_size=4)
    one, same = (trained("counting-rnn", recipe).network.parameters for _ in range(2))
    assert all(np.array_equal(one[name], same[name]) for name in one)
    assert "100 of 100" in capsys.readouterr().out


def test_an_unknown_model_is_named_with_the_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["french-lstm"]) == 2
    assert "french-lstm" in capsys.readouterr().out


def test_the_seeds_that_were_solved_can_be_solved_again() -> None:
    name = "rnn-orthogonal"
    kept = seeds_solved.kept()["steps_until_solved"][name]["10"]
    taken = seeds_solved.steps_until_solved(seeds_solved.CONTENDERS[name], 10, 0)
    # Sums are added in another order on another machine: the seed is solved, if not at that step.
    assert taken is not None
    assert taken < 2 * max(kept)
