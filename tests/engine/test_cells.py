from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine import chapter
from engine.cells import gru, lstm, rnn
from engine.errors import DTypeError, EngineError, LimitError, ShapeError, UnknownNameError
from engine.network import Network, NetworkSpec, initialise_network
from engine.traces import State

Draw = Callable[..., Network]
CELLS: dict[str, Any] = {"rnn": rnn, "lstm": lstm, "gru": gru}


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(3)


def test_the_fast_rnn_is_the_chapter_s(rng: np.random.Generator) -> None:
    slow = chapter.SimpleRNN(2, 5, 3, rng=rng)
    fast = rnn.Params(np.hstack([slow.Whh, slow.Wxh, slow.bh]))
    x = rng.standard_normal((9, 2, 1))
    y, h = slow.forward(x)
    found = rnn.forward(fast, x.transpose(0, 2, 1)).h[-1, 0]
    assert np.abs(found - h[:, 0]).max() < 1e-16
    assert np.allclose(slow.Why @ found[:, None] + slow.by, y)


def test_the_fast_lstm_is_the_chapter_s(rng: np.random.Generator) -> None:
    slow = chapter.LSTM(2, 5, 3, rng=rng)
    for name in ("Wf", "Wi", "WC", "Wo"):
        setattr(slow, name, rng.standard_normal((5, 7)))
    rows = [(slow.Wo, slow.bo), (slow.Wi, slow.bi), (slow.Wf, slow.bf), (slow.WC, slow.bC)]
    fast = lstm.Params(np.vstack([np.hstack(row) for row in rows]))
    x = rng.standard_normal((9, 2, 1))
    _, h, c = slow.forward(x)
    trace = lstm.forward(fast, x.transpose(0, 2, 1))
    assert trace.c is not None
    assert np.abs(trace.h[-1, 0] - h[:, 0]).max() < 1e-15
    assert np.abs(trace.c[-1, 0] - c[:, 0]).max() < 1e-15


@pytest.mark.parametrize("name", CELLS)
def test_a_trace_shares_nothing_with_the_next(name: str, rng: np.random.Generator) -> None:
    cell = CELLS[name]
    params = cell.initialise(2, 3, rng=rng)
    x = rng.standard_normal((4, 2, 2))
    first = cell.forward(params, x)
    kept = first.h.copy()
    x += 1
    second = cell.forward(params, x)
    assert not np.shares_memory(first.z, second.z)
    assert np.array_equal(first.h, kept)


@pytest.mark.parametrize("name", CELLS)
def test_what_a_pass_gives_is_read_only(name: str, rng: np.random.Generator) -> None:
    cell = CELLS[name]
    trace = cell.forward(cell.initialise(2, 3, rng=rng), rng.standard_normal((4, 2, 2)))
    gradients = cell.backward(trace, np.ones((4, 2, 3)))
    arrays = [trace.h, trace.inputs, *trace.gates.values(), *trace.pre_activations.values()]
    arrays += [gradients.h, gradients.inputs, gradients.initial.h, *gradients.parameters.values()]
    assert not any(array.flags.writeable for array in arrays)


@pytest.mark.parametrize("name", CELLS)
def test_pre_activations_give_the_gates(name: str, rng: np.random.Generator) -> None:
    cell = CELLS[name]
    trace = cell.forward(cell.initialise(2, 3, rng=rng), rng.standard_normal((4, 2, 2)))
    for gate, a in trace.pre_activations.items():
        wanted = trace.gates.get(gate, trace.h)
        activation = np.tanh(a) if gate in "hgn" else 1 / (1 + np.exp(-a))
        assert np.allclose(activation, wanted, rtol=0, atol=1e-15)


@pytest.mark.parametrize("name", CELLS)
def test_one_step_is_a_sequence_of_one(name: str, rng: np.random.Generator) -> None:
    cell = CELLS[name]
    params = cell.initialise(2, 3, rng=rng)
    state = State(rng.standard_normal((2, 3)), rng.standard_normal((2, 3)))
    x = rng.standard_normal((1, 2, 2))
    assert np.array_equal(cell.step(params, x[0], state).h, cell.forward(params, x, state).h[-1])


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("batch", [1, 3])
def test_a_sequence_without_steps_gives_its_initial_state(
    name: str, batch: int, rng: np.random.Generator
) -> None:
    cell = CELLS[name]
    params = cell.initialise(2, 3, rng=rng)
    trace = cell.forward(params, np.empty((0, batch, 2)))
    gradients = cell.backward(trace, np.empty((0, batch, 3)))
    assert trace.h.shape == (0, batch, 3)
    assert not trace.final.h.any()
    assert not gradients.parameters["W"].any()


def test_huge_pre_activations_neither_overflow_nor_warn() -> None:
    params = lstm.Params(np.full((4, 3), 1e4))
    trace = lstm.forward(params, np.full((3, 1, 1), -1e4))
    assert np.isfinite(trace.h).all()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", CELLS)
def test_stopping_at_faded_adjoints_changes_no_bit_of_a_weight_s_gradient(
    name: str, dtype: str, rng: np.random.Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    cell = CELLS[name]
    params = cell.initialise(3, 16, rng=rng, start="small-normal", dtype=dtype)
    x = rng.standard_normal((1500, 2, 3)).astype(dtype)
    trace = cell.forward(params, x)
    stopped = cell.backward(trace, np.ones((2, 16)))
    monkeypatch.setattr("engine.bptt.FADED", {"f": 0.0, "d": 0.0})
    monkeypatch.setattr("engine.bptt.SMALLEST", {"f": 0.0, "d": 0.0})
    whole = cell.backward(trace, np.ones((2, 16)))
    assert np.array_equal(stopped.parameters["W"], whole.parameters["W"])


def test_gradients_reach_the_initial_states(rng: np.random.Generator) -> None:
    params = lstm.initialise(2, 3, rng=rng)
    x, d = rng.standard_normal((4, 2, 2)), rng.standard_normal((4, 2, 3))
    h, c = rng.standard_normal((2, 2, 3))
    found = lstm.backward(lstm.forward(params, x, State(h, c)), d).initial
    assert found.c is not None
    for array, gradient in ((h, found.h), (c, found.c)):
        moved = array.copy()
        moved[1, 2] += 1e-6
        other = State(moved, c) if array is h else State(h, moved)
        difference = (lstm.forward(params, x, other).h * d).sum()
        difference -= (lstm.forward(params, x, State(h, c)).h * d).sum()
        assert difference / 1e-6 == pytest.approx(gradient[1, 2], rel=1e-4, abs=1e-8)


def test_chrono_biases_spread_over_the_lag(rng: np.random.Generator) -> None:
    params = lstm.initialise(2, 500, rng=rng, start="chrono", longest_lag=200)
    assert np.array_equal(params.bias("i"), -params.bias("f"))
    assert 0 <= params.bias("f").min() < 1
    assert np.log(190) < params.bias("f").max() <= np.log(199)


def test_orthogonal_blocks_are_orthogonal(rng: np.random.Generator) -> None:
    params = gru.initialise(2, 6, rng=rng, start="orthogonal")
    for gate in params.gates:
        W = params.recurrent(gate)
        assert np.allclose(W @ W.T, np.eye(6))


def test_the_forget_bias_is_what_was_asked_for(rng: np.random.Generator) -> None:
    assert (lstm.initialise(2, 3, rng=rng, forget_bias=2.0).bias("f") == 2).all()
    assert (lstm.initialise(2, 3, rng=rng, start="orthogonal").bias("f") == 1).all()


WRONG: list[tuple[type[EngineError], str, Callable[[Network], object]]] = [
    (ShapeError, r"\(4, 3\).*T, B, 3", lambda n: n.forward(np.ones((4, 3)))),
    (ShapeError, r"\(4, 1, 2\).*3", lambda n: n.forward(np.ones((4, 1, 2)))),
    (ShapeError, "at least one", lambda n: n.forward(np.ones((4, 0, 3)))),
    (DTypeError, "complex", lambda n: n.forward(np.ones((4, 1, 3)) + 1j)),
    (DTypeError, "real numbers", lambda n: n.forward(np.full((4, 1, 3), "a"))),
    (DTypeError, "no array", lambda n: n.forward([[1], [1, 2]])),  # type: ignore[arg-type] # on purpose
    (ShapeError, "states", lambda n: n.forward(np.ones((4, 1, 3)), [])),
    (ShapeError, "h has", lambda n: n.forward(np.ones((4, 1, 3)), [State(np.ones(9))])),
    (ShapeError, "mask", lambda n: n.forward(np.ones((4, 1, 3)), mask=np.ones((3, 1)))),
    (ShapeError, "doutputs", lambda n: n.backward(n.forward(np.ones((4, 1, 3))), np.ones((4, 9)))),
    (
        LimitError,
        "truncate is 0",
        lambda n: n.backward(n.forward(np.ones((4, 1, 3))), np.ones((1, 2)), truncate=0),
    ),
    (UnknownNameError, "head", lambda n: n.replace({"W": np.ones(3)})),
    (UnknownNameError, "'rmn'.*lstm", lambda _: NetworkSpec("rmn")),
    (UnknownNameError, "'zero'.*chrono", lambda _: NetworkSpec(start="zero")),
    (LimitError, "hidden_size is 0", lambda _: NetworkSpec(hidden_size=0)),
    (LimitError, "forget_bias", lambda _: NetworkSpec(forget_bias=float("nan"))),
]


@pytest.mark.parametrize(("error", "message", "call"), WRONG, ids=lambda value: str(value)[:20])
def test_what_is_wrong_is_named(
    error: type[EngineError], message: str, call: Callable[[Network], object], draw_network: Draw
) -> None:
    with pytest.raises(error, match=message):
        call(draw_network("lstm"))


def test_a_bidirectional_network_can_t_be_streamed(draw_network: Draw) -> None:
    with pytest.raises(LimitError, match="streamed"):
        next(draw_network("both-ways").stream([np.ones((2, 1, 3))]))


def test_the_starts_are_drawn_from_the_passed_generator_alone() -> None:
    spec = NetworkSpec(start="chrono")
    one, other = (initialise_network(spec, rng=np.random.default_rng(5)) for _ in range(2))
    assert np.array_equal(one.parameters["layers.0.W"], other.parameters["layers.0.W"])
