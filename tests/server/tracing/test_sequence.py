from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from server.tracing import loss
from server.tracing.errors import SequenceLengthError, UnknownSymbolError
from server.tracing.request import TraceRequest
from server.tracing.sequence import encode, fold

ABC = ("a", "b", "c")


def request(**fields: Any) -> TraceRequest:
    return TraceRequest.model_validate({"model": "m", **fields})


def test_text_becomes_one_hot_vectors() -> None:
    inputs = encode(request(text="cab"), ABC, 3)
    assert inputs.vectors.tolist() == [[0, 0, 1], [1, 0, 0], [0, 1, 0]]
    assert inputs.tokens == ("c", "a", "b")


@pytest.mark.parametrize("tokens", [["c", "a"], [2, 0], ["c", 0]])
def test_tokens_may_be_symbols_or_their_numbers(tokens: list[str | int]) -> None:
    assert encode(request(tokens=tokens), ABC, 3).tokens == ("c", "a")


def test_tokens_may_be_the_input_vectors_themselves() -> None:
    inputs = encode(request(tokens=[[0.5, 1.0], [0.0, -1.0]]), (), 2)
    assert inputs.vectors.tolist() == [[0.5, 1.0], [0.0, -1.0]]
    assert inputs.numbers is None


def test_vectors_of_another_size_are_refused_with_both_sizes() -> None:
    with pytest.raises(SequenceLengthError, match=r"2 numbers; there are \[3\]"):
        encode(request(tokens=[[1.0, 2.0, 3.0]]), (), 2)


def test_an_unknown_symbol_is_named_with_its_position() -> None:
    with pytest.raises(UnknownSymbolError, match="'é', at position 3") as caught:
        encode(request(text="abé"), ABC, 3)
    assert (caught.value.symbol, caught.value.position) == ("é", 2)


@pytest.mark.parametrize("number", [-1, 3])
def test_a_token_number_outside_of_the_alphabet_is_unknown(number: int) -> None:
    with pytest.raises(UnknownSymbolError, match="position 1"):
        encode(request(tokens=[number]), ABC, 3)


def test_nothing_is_not_a_sequence() -> None:
    with pytest.raises(SequenceLengthError, match="empty"):
        encode(request(text=""), ABC, 3)


def test_too_much_is_refused_with_the_limit() -> None:
    with pytest.raises(SequenceLengthError, match="limit is 1000") as caught:
        encode(request(text="a" * 1001), ABC, 3)
    assert caught.value.too_long


def test_text_and_tokens_together_are_refused() -> None:
    with pytest.raises(ValidationError, match="either text or tokens"):
        request(text="a", tokens=["a"])


def test_capitals_fold_only_where_the_model_lacks_them() -> None:
    assert fold("Ab C", ("a", "b", "C", " ")) == "ab C"
    assert fold("É", ABC) == "É"


def test_log_softmax_survives_large_logits() -> None:
    logs = loss.log_softmax(np.array([[1000.0, 0.0], [-1000.0, -1000.0]]))
    assert logs[0, 0] == 0.0
    assert np.allclose(np.exp(logs).sum(axis=1), 1.0)


def test_surprise_is_in_bits_and_unknown_for_the_first_symbol() -> None:
    bits = loss.surprise(np.zeros((3, 4)), np.array([0, 1, 2]))
    assert np.isnan(bits[0])
    assert bits[1:].tolist() == [2.0, 2.0]


def test_the_loss_gradient_is_the_slope_of_the_loss() -> None:
    outputs = np.random.default_rng(0).normal(size=(4, 3))
    inputs = encode(request(text="abca"), ABC, 3)
    chosen = loss.resolve(request(text="abca"), outputs, inputs, ABC)
    gradient = loss.gradient(chosen, outputs)
    step = np.zeros_like(outputs)
    step[1, 2] = 1e-6
    slope = (loss.value(chosen, outputs + step) - loss.value(chosen, outputs - step)) / 2e-6
    assert gradient[1, 2] == pytest.approx(slope, rel=1e-6)
    assert not gradient[3].any()
