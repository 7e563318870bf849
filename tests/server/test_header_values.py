"""`Prefer` and `Accept`, in every form that their RFCs allow and some that they don't."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from server.header_values import choose_type, read_preference

JSON, TENSORS = "application/json", "application/vnd.safetensors"


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        (["wait=5"], "5"),
        (["WAIT=5"], "5"),
        (["wait = 5"], "5"),
        (['wait="5"'], "5"),
        ([r'wait="\5"'], "5"),
        (["respond-async, wait=5"], "5"),
        (["respond-async", "wait=5"], "5"),
        (["wait=5; note=x"], "5"),
        (["wait=5;"], "5"),
        ([",, wait=5 ,"], "5"),
        (['note="a, wait=9; \\", wait=8", wait=5'], "5"),
        (["wait=5, wait=9"], "5"),
        (["wait, wait=9"], ""),
        (["wait="], ""),
        (['wait=""'], ""),
        (["wait=-1"], "-1"),
        (["wait=1e9"], "1e9"),
        ([], None),
        ([""], None),
        (["respond-async"], None),
        (["await=5"], None),
        (["note; wait=5"], None),
        (["note=wait=5"], None),
        (["wait=5 6"], None),
        (['wait="5'], None),
        (["wait: 5"], None),
    ],
)
def test_a_preference_is_read_as_rfc_7240_says(fields: Sequence[str], value: str | None) -> None:
    assert read_preference(fields, "wait") == value


@pytest.mark.parametrize(
    ("fields", "best"),
    [
        ([], JSON),
        ([""], JSON),
        (["*/*"], JSON),
        (["application/*"], JSON),
        ([TENSORS], TENSORS),
        ([TENSORS.upper()], TENSORS),
        ([f"{TENSORS}, */*"], TENSORS),
        ([f"*/*, {TENSORS}"], TENSORS),
        ([f"{TENSORS};q=0.5, */*;q=0.1"], TENSORS),
        ([f"{TENSORS};q=0.1, application/*;q=0.2"], JSON),
        ([f"{TENSORS}; Q=0.1, {JSON}"], JSON),
        ([f"{JSON};q=0.999", TENSORS], TENSORS),
        ([f"{JSON}, {TENSORS}"], JSON),
        ([f"{TENSORS}, {JSON}"], JSON),
        ([f"{JSON};q=0, */*"], TENSORS),
        ([f"{JSON};charset=utf-8"], JSON),
        ([f'{JSON};note="a, {TENSORS};q=1", {TENSORS};q=0.9'], JSON),
        (["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"], JSON),
        ([f"{TENSORS};q=2, {JSON};q=0.1"], JSON),
        (["nonsense"], JSON),
        (["text/html"], None),
        (["text/*, image/png"], None),
        (["*/*;q=0"], None),
        (["*/*;q=0.000"], None),
        ([f"{JSON};q=0, {TENSORS};q=0.0"], None),
        ([f"{JSON}l, x{TENSORS}"], None),
        ([f'"{JSON}, {TENSORS}'], JSON),
        (['"\\' * 50_000 + TENSORS], JSON),
    ],
)
def test_the_type_that_is_wanted_most_is_chosen(fields: Sequence[str], best: str | None) -> None:
    assert choose_type(fields, (JSON, TENSORS)) == best
