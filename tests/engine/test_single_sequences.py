"""A single sequence has loops and kept workspaces of its own: it must not show."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.cells import lstm
from engine.cells.lstm_vectors import STEPS_AT_ONCE
from engine.traces import Gradients, State, Trace

LENGTHS = [1, 2, STEPS_AT_ONCE - 1, STEPS_AT_ONCE, STEPS_AT_ONCE + 1, 2 * STEPS_AT_ONCE + 44]


def draw(T: int, B: int, H: int, dtype: Any = np.float64) -> tuple[lstm.Params, Array, State]:
    rng = np.random.default_rng(T * H)
    params = lstm.initialise(3, H, rng=rng, start="orthogonal", dtype=dtype)
    x = rng.standard_normal((T, B, 3)).astype(dtype)
    return params, x, State(*rng.standard_normal((2, B, H)).astype(dtype))


def arrays(trace: Trace, gradients: Gradients) -> list[Array]:
    assert trace.c is not None
    assert gradients.c is not None
    assert gradients.initial.c is not None
    found = [trace.h, trace.c, *trace.gates.values(), gradients.inputs, gradients.h, gradients.c]
    return [*found, gradients.initial.h, gradients.initial.c]


@pytest.mark.parametrize("truncate", [None, 50])
@pytest.mark.parametrize("H", [1, 5, 64])
@pytest.mark.parametrize("T", LENGTHS)
def test_it_gives_what_it_gives_in_a_batch(T: int, H: int, truncate: int | None) -> None:
    params, x, state = draw(T, 2, H)
    assert state.c is not None
    rng = np.random.default_rng(1)
    dh, dc = rng.standard_normal((T, 2, H)), rng.standard_normal((2, H))
    both = lstm.forward(params, x, state)
    wanted = lstm.backward(both, dh, dc, truncate=truncate)
    total = np.zeros_like(params.W)
    for b in range(2):
        one = slice(b, b + 1)
        trace = lstm.forward(params, x[:, one], State(state.h[one], state.c[one]))
        found = lstm.backward(trace, dh[:, one], dc[one], truncate=truncate)
        for mine, its in zip(arrays(trace, found), arrays(both, wanted), strict=True):
            np.testing.assert_allclose(mine, its[..., one, :], rtol=1e-11, atol=1e-12)
        total += found.parameters["W"]
    np.testing.assert_allclose(total, wanted.parameters["W"], rtol=1e-10, atol=1e-10)


def test_an_infinite_gradient_stays_where_it_is() -> None:
    params, x, state = draw(3, 1, 4)
    dh = np.ones((3, 1, 4))
    dh[1, 0, 1] = np.inf
    found = lstm.backward(lstm.forward(params, x, state), dh)
    assert np.isfinite(found.h[1, 0]).tolist() == [True, False, True, True]


def bits(H: int, T: int) -> bytes:
    params, x, state = draw(T, 1, H, np.float32)
    trace = lstm.forward(params, x, state)
    gradients = lstm.backward(trace, np.ones((T, 1, H), np.float32))
    parts = [*arrays(trace, gradients), gradients.parameters["W"]]
    return b"".join(part.tobytes() for part in parts)


def test_other_sizes_in_between_and_other_threads_change_no_bit() -> None:
    sizes = [(H, T) for H in (1, 4, 7, 16, 33, 64) for T in (3, 130)]
    alone = [bits(*size) for size in sizes]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda size: bits(*size), sizes * 4))
    assert together == alone * 4


def test_what_was_given_stays_when_more_runs_follow() -> None:
    params, x, state = draw(STEPS_AT_ONCE + 1, 1, 8)
    trace = lstm.forward(params, x, state)
    gradients = lstm.backward(trace, np.ones((len(trace), 1, 8)))
    before = [array.copy() for array in arrays(trace, gradients)]
    again = lstm.forward(params, -x)
    lstm.backward(again, np.zeros((len(trace), 1, 8)))
    for kept, array in zip(before, arrays(trace, gradients), strict=True):
        np.testing.assert_array_equal(kept, array)
