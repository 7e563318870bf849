"""Texts that nobody would write to learn something."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.practice.coverage import cover
from server.practice.coverage.grammar import words_of
from server.practice.coverage.reading import LONGEST, LONGEST_QUOTE
from tests.answers.labelled import key_points

POINTS = key_points("faq-gan-roles")
WORDS = sorted(
    words_of(
        "the generator discriminator not never without makes judges real fake data , . ; : and but "
        "while unlike by it other which if until so that no doesn't ? ( - which none too to"
    )
)


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_is_marked(text: str) -> None:
    assert [each.id for each in cover(text, POINTS)] == [point.id for point in POINTS]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_order_of_words_is_marked_and_quoted_from_the_text(text: str) -> None:
    for each in cover(text, POINTS):
        assert (each.quote is None) == (each.state == "missing")
        if each.quote is not None:
            assert each.quote.removesuffix(" …") in text


@pytest.mark.parametrize(
    "piece",
    [
        "a", "not ", "the ", ", ", ". ", "\n", "'", "’s ", "(", "é", "🙂", "\u0000", "\u202e", "ß ",
        "don't ", "generator ", "non-", "1.", "e.g. ", "tell ", "aaaaaaaa' ", "ﬁ", "İ",
    ],
)  # fmt: skip
def test_a_piece_repeated_for_ever_is_marked(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]
    assert len(cover(text, POINTS)) == len(POINTS)


def test_what_stands_beyond_the_longest_text_is_not_read() -> None:
    text = "word " * (LONGEST // 5) + "The generator makes fake data."
    assert {each.state for each in cover(text, POINTS)} == {"missing"}


def test_a_long_quote_is_cut_at_a_word() -> None:
    text = "The generator makes fake data for " + "very " * 100 + "long"
    quote = cover(text, POINTS)[0].quote
    assert quote is not None
    assert quote.endswith("very …")
    assert len(quote) <= LONGEST_QUOTE + 2
