from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from server.practice.comparing import difference
from server.practice.diagnosing import shape_cause


def test_the_first_wrong_entry_and_step_are_found() -> None:
    expected = np.zeros((2, 5, 3))
    got = expected.copy()
    got[1, 2, 1] = 0.5
    got[0, 3, 0] = -0.25
    found = difference("hs", expected, got, tolerance=1e-9, time_axis=1)
    assert found is not None
    assert found.first_bad == (0, 3, 0)
    assert found.first_bad_step == 2
    assert found.max_abs == 0.5
    assert found.bad_fraction == pytest.approx(2 / 30)


def test_nan_is_wrong_and_leaves_no_nan_in_the_sample() -> None:
    found = difference("h", np.ones(3), np.array([1.0, np.nan, 1.0]), tolerance=1e-9)
    assert found is not None
    assert found.first_bad == (1,)
    assert found.sample.got == [[1.0, None, 1.0]]


@pytest.mark.parametrize("got", [None, "x", object(), [1, [2]], np.zeros(2), np.array(["a"] * 3)])
def test_values_that_can_not_be_compared_have_no_difference(got: Any) -> None:
    assert difference("h", np.ones(3), got, tolerance=1e-9) is None


def test_the_sample_of_a_large_array_surrounds_the_first_wrong_entry() -> None:
    expected = np.zeros((100, 80))
    got = expected.copy()
    got[60, 70] = 1
    found = difference("W", expected, got, tolerance=1e-9)
    assert found is not None
    row, column = found.sample.offset
    assert found.sample.error[60 - row][70 - column] == 1
    assert len(found.sample.error) == 12


@pytest.mark.parametrize(
    ("asked", "got", "words"),
    [
        ((3, 4), (4, 3), "transposed"),
        ((3, 1), (3,), r"\(H, 1\), not \(H,\)"),
        ((1, 4), (4,), "batch axis"),
        ((3, 1), (3, 3), "square"),
        ((3, 1), (5, 3, 1), "axis of 5 too many"),
        ((5, 3), (3,), "missing"),
        ((5, 3), (6, 3), "initial state"),
        ((5, 3), (), "one number"),
    ],
)
def test_a_wrong_shape_has_a_likely_cause(
    asked: tuple[int, ...], got: tuple[int, ...], words: str
) -> None:
    assert re.search(words, shape_cause(asked, got) or "")
