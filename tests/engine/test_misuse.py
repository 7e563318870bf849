"""What doesn't fit is refused with the engine's own sentence, and what fits is never changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine import chapter
from engine.cells import gru, lstm, rnn
from engine.cells.kinds import cell_named
from engine.errors import DTypeError, EngineError, LimitError, ShapeError, UnknownNameError
from engine.network import Network, NetworkSpec
from engine.starts import chrono_biases, orthogonal
from engine.traces import State

Draw = Callable[..., Network]
X = np.ones((4, 2, 3))
LONG = "x" * 1_000_000


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(6)


def anything(value: object) -> Any:
    """Give what no type checker lets through."""
    return value


ORDERS: dict[str, Callable[[Any], Any]] = {
    "fortran": np.asfortranarray,
    "byte-swapped": lambda a: a.astype(a.dtype.newbyteorder(">")),
    "strided": lambda a: np.repeat(np.repeat(a, 2, 0), 2, -1)[::2, ..., ::2],
    "list": lambda a: a.tolist(),
    "float16": lambda a: a.astype(np.float16).astype(np.longdouble),
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", ["rnn", "lstm", "gru", "both-ways"])
def test_the_order_of_memory_and_bytes_changes_no_number(
    name: str, order: str, draw_network: Draw, rng: np.random.Generator
) -> None:
    network, turned = draw_network(name), ORDERS[order]
    x, d = rng.integers(-2, 3, (2, 4, 2, 3)) / 2, rng.integers(-2, 3, (4, 2, 2)) / 2
    found, wanted = network.forward(turned(x[0])), network.forward(x[0])
    assert np.array_equal(found.outputs, wanted.outputs)
    ours, theirs = network.backward(found, turned(d)), network.backward(wanted, d)
    assert np.array_equal(ours.inputs, theirs.inputs)


@pytest.mark.parametrize("cell", [rnn, lstm, gru])
def test_weights_of_any_order_are_kept_as_the_machine_has_them(
    cell: Any, rng: np.random.Generator
) -> None:
    W = cell.initialise(2, 3, rng=rng).W
    for turned in ("fortran", "byte-swapped", "strided"):
        params = cell.Params(ORDERS[turned](W))
        assert params.W.dtype.isnative
        assert params.W.flags.c_contiguous
        assert np.array_equal(params.W, W)


def test_weights_don_t_move_with_an_array_that_can_be_written_elsewhere() -> None:
    given = np.ones((4, 3))
    view = given.view()
    view.setflags(write=False)
    params = lstm.Params(view)
    given[...] = 7
    assert (params.W == 1).all()


def test_a_network_s_head_doesn_t_move_with_what_was_passed(draw_network: Draw) -> None:
    network = draw_network("rnn")
    b = np.ones(2)
    moved = network.replace({**network.parameters, "head.b": b})
    b[0] = 5
    assert moved.head_b[0] == 1
    assert not moved.head_b.flags.writeable


def spec(**given: Any) -> NetworkSpec:
    return NetworkSpec(**given)


def start(**given: Any) -> object:
    return gru.initialise(
        **{"input_size": 2, "hidden_size": 3, "rng": np.random.default_rng(0), **given}
    )


SPECS: list[tuple[type[EngineError], str, dict[str, Any]]] = [
    (LimitError, "hidden_size is True", {"hidden_size": True}),
    (LimitError, "layers is 2.5", {"layers": 2.5}),
    (LimitError, "bidirectional is 'yes'", {"bidirectional": "yes"}),
    (LimitError, "forget_bias is 1000", {"forget_bias": 10**400}),
    (LimitError, "forget_bias is True", {"forget_bias": True}),
    (LimitError, "longest_lag is 1000", {"longest_lag": 10**400}),
    (LimitError, "longest_lag is of the type int", {"longest_lag": 10**5000}),
    (LimitError, r"32 layers.*weights.*fewer", {"hidden_size": 4096, "layers": 32}),
    (UnknownNameError, r"no cell \[\]", {"cell": []}),
    (UnknownNameError, "no start array", {"start": np.array(["uniform"])}),
    (UnknownNameError, "no dtype None", {"dtype": None}),
    (UnknownNameError, "no cell 'xxx.*…. There", {"cell": LONG}),
]
STARTS: list[tuple[type[EngineError], str, dict[str, Any]]] = [
    (LimitError, "hidden_size is 1000000000.*4096", {"hidden_size": 10**9}),
    (LimitError, "input_size is 'a'", {"input_size": "a"}),
    (LimitError, "hidden_size is 2.0", {"hidden_size": 2.0}),
    (EngineError, r"rng is 0; pass numpy.random.default_rng", {"rng": 0}),
    (EngineError, "rng is RandomState", {"rng": np.random.RandomState(0)}),
    (DTypeError, "int64 were asked for", {"dtype": int}),
    (DTypeError, "no dtype 'x'", {"dtype": "x"}),
    (LimitError, "longest_lag is nan", {"start": "chrono", "longest_lag": float("nan")}),
]


@pytest.mark.parametrize(
    ("call", "error", "message", "given"),
    [(spec, *row) for row in SPECS] + [(start, *row) for row in STARTS],
)
def test_a_network_that_can_t_be_is_refused(
    call: Callable[..., object], error: type[EngineError], message: str, given: dict[str, Any]
) -> None:
    with pytest.raises(error, match=message) as refused:
        call(**given)
    assert len(str(refused.value)) < 300


def test_numbers_of_numpy_are_numbers() -> None:
    found = NetworkSpec(hidden_size=np.int64(3), forget_bias=np.float32(1.5))  # type: ignore[arg-type] # on purpose
    assert (type(found.hidden_size), found.forget_bias) == (int, 1.5)


def test_a_spec_counts_its_weights(draw_network: Draw) -> None:
    for name in ("rnn", "lstm", "gru", "gru-before", "deep", "both-ways"):
        network = draw_network(name)
        assert network.spec.weights == sum(a.size for a in network.parameters.values())


CALLS: list[tuple[type[EngineError], str, Callable[[Network], object]]] = [
    (DTypeError, "x has numbers beyond.*float32", lambda n: n.forward(np.full((1, 1, 3), 1e300))),
    (ShapeError, "State given for initial", lambda n: n.forward(X, State(np.ones((2, 4))))),  # type: ignore[arg-type] # on purpose
    (ShapeError, "int given for initial", lambda n: n.forward(X, 3)),  # type: ignore[arg-type] # on purpose
    (DTypeError, "mask is no array", lambda n: n.forward(X, mask=[[True], [True, False]])),  # type: ignore[arg-type] # on purpose
    (ShapeError, r"h has shape \(2, 9\).*\(B, 4\)", lambda n: n.read(np.ones((2, 9)))),
    (DTypeError, "h is complex128", lambda n: n.read(np.ones((2, 4)) + 1j)),
    (DTypeError, "W is list", lambda n: n.replace({**n.parameters, "layers.0.W": [1]})),  # type: ignore[dict-item] # on purpose
    (DTypeError, "head.b is list", lambda n: n.replace({**n.parameters, "head.b": [1]})),  # type: ignore[dict-item] # on purpose
    (
        ShapeError,
        r"head.b has shape \(3,\)",
        lambda n: n.replace({**n.parameters, "head.b": n.head_W[0, :3]}),
    ),
    (ShapeError, "directions of layers", lambda n: Network(n.spec, (), n.head_W, n.head_b)),
    (
        UnknownNameError,
        "Layer 0 is a gru; a lstm is wanted",
        lambda n: Network(n.spec, ((start(),),), n.head_W, n.head_b),  # type: ignore[arg-type] # on purpose
    ),
    (
        DTypeError,
        "head.W is float64",
        lambda n: Network(n.spec, n.layers, n.head_W.astype(float), n.head_b),
    ),
    (UnknownNameError, "names must be", lambda n: n.replace({LONG: n.head_b})),
    (UnknownNameError, "no gate of the lstm None", lambda n: n.layers[0][0].block(None)),  # type: ignore[arg-type] # on purpose
]


@pytest.mark.parametrize(("error", "message", "call"), CALLS, ids=lambda value: str(value)[:20])
def test_what_a_network_can_t_take_is_named(
    error: type[EngineError], message: str, call: Callable[[Network], object], draw_network: Draw
) -> None:
    with pytest.raises(error, match=message) as refused:
        call(draw_network("lstm", dtype="float32"))
    assert len(str(refused.value)) < 500


def test_a_trace_of_another_network_is_refused(draw_network: Draw) -> None:
    trace = draw_network("deep").forward(X)
    with pytest.raises(ShapeError, match="layers is 2; here it is 1"):
        draw_network("lstm").backward(trace, np.ones((4, 2, 2)))
    trace = draw_network("gru-before").forward(X)
    with pytest.raises(ShapeError, match="reset is before; here it is after"):
        draw_network("gru").backward(trace, np.ones((4, 2, 2)))


def test_a_loss_on_a_last_step_that_isn_t_there_is_refused(draw_network: Draw) -> None:
    network = draw_network("rnn")
    with pytest.raises(ShapeError, match="no step"):
        network.backward(network.forward(np.empty((0, 2, 3))), np.ones((2, 2)))


W = np.ones((12, 16))


def another(cell: Any) -> Any:
    return rnn if cell is lstm else lstm


def run_of(cell: Any) -> Any:
    return cell.forward(cell.initialise(3, 3, rng=np.random.default_rng(0)), X)


CELLS: list[tuple[type[EngineError], str, Callable[[Any, Any], object]]] = [
    (UnknownNameError, "weights are a .*'s; a", lambda c, _: c.forward(another(c).Params(W), X)),
    (UnknownNameError, "weights are None; a", lambda c, _: c.forward(None, X)),
    (UnknownNameError, "weights are a", lambda c, _: c.backward(run_of(another(c)), X)),
    (UnknownNameError, "trace is None", lambda c, _: c.backward(None, X)),
    (ShapeError, "(?s)state is .*; a State", lambda c, p: c.forward(p, X, (X[0], None))),
    (DTypeError, "x is no array", lambda c, p: c.step(p, [[1], [1, 2]], None)),
    (DTypeError, "mask is no array", lambda c, p: c.forward(p, X, mask=[[1], [1, 2]])),
    (LimitError, "numbers.*Stream", lambda c, p: c.forward(p, np.broadcast_to(0.0, (10**9, 9, 3)))),
    (LimitError, "truncate is 2.5", lambda c, p: c.backward(c.forward(p, X), X, truncate=2.5)),
    (LimitError, "truncate is True", lambda c, p: c.backward(c.forward(p, X), X, truncate=True)),
]


@pytest.mark.parametrize("cell", [rnn, gru, lstm], ids=["rnn", "gru", "lstm"])
@pytest.mark.parametrize(("error", "message", "call"), CELLS, ids=lambda value: str(value)[:20])
def test_what_a_cell_can_t_take_is_named(
    error: type[EngineError],
    message: str,
    call: Callable[[Any, Any], object],
    cell: Any,
    rng: np.random.Generator,
) -> None:
    with pytest.raises(error, match=message):
        call(cell, cell.initialise(3, 3, rng=rng))


@pytest.mark.parametrize("name", ["rnn", "lstm", "gru", "both-ways"])
def test_a_network_truncates_and_runs_within_bounds(name: str, draw_network: Draw) -> None:
    network, half = draw_network(name), anything(2.5)
    with pytest.raises(LimitError, match=r"truncate is 2\.5"):
        network.backward(network.forward(X), np.ones((4, 2, 2)), truncate=half)
    with pytest.raises(LimitError, match="Stream it"):
        network.forward(np.broadcast_to(0.0, (10**8, 5, 3)))
    with pytest.raises(LimitError, match=r"x has shape.*the limit is"):
        network.forward(np.broadcast_to(0.0, (10**9, 9, 3)))
    with pytest.raises(ShapeError, match="State"):
        network.forward(X, anything([3] * network.spec.directions))


@pytest.mark.parametrize("name", ["rnn", "lstm", "gru", "both-ways"])
def test_a_run_without_steps_goes_back(name: str, draw_network: Draw) -> None:
    network = draw_network(name)
    found = network.backward(network.forward(np.empty((0, 2, 3))), np.empty((0, 2, 2)))
    assert not any(array.any() for array in found.parameters.values())


@pytest.mark.parametrize("name", ["rnn", "relu", "lstm", "gru", "gru-before", "both-ways"])
@pytest.mark.parametrize("value", [1e300, np.inf, np.nan])
def test_weights_beyond_all_measure_run_without_a_warning(
    name: str, value: float, draw_network: Draw
) -> None:
    network = draw_network(name)
    wild = network.replace({k: np.full_like(a, value) for k, a in network.parameters.items()})
    trace = wild.forward(-X)
    assert trace.outputs.shape == (4, 2, 2)
    assert trace.layers[0].pre_activations
    assert wild.backward(trace, np.ones((4, 2, 2))).inputs.shape == X.shape


def test_what_is_drawn_alone_is_checked_too() -> None:
    nothing: Any = None
    with pytest.raises(EngineError, match="default_rng"):
        orthogonal(3, rng=nothing)
    with pytest.raises(EngineError, match="default_rng"):
        chrono_biases(3, 9, rng=nothing)
    with pytest.raises(UnknownNameError, match="no cell"):
        cell_named({})  # type: ignore[arg-type] # on purpose
    with pytest.raises(LimitError, match="size is -1"):
        orthogonal(-1, rng=np.random.default_rng(0))


def chapter_s(name: str, **given: Any) -> Any:
    sizes = {"input_size": 3, "hidden_size": 2, "output_size": 1, "rng": np.random.default_rng(0)}
    return getattr(chapter, name)(**{**sizes, **given})


@pytest.mark.parametrize("name", ["SimpleRNN", "LSTM"])
def test_the_chapter_s_classes_read_columns_and_nothing_else(name: str) -> None:
    network = chapter_s(name)
    for wrong in (np.ones((4, 3)), np.ones((4, 2, 1)), np.ones((4, 1, 3)), np.ones(3)):
        with pytest.raises(ShapeError, match=r"X has shape .*\(T, 3, 1\) is wanted, a column"):
            network.forward(wrong)
    with pytest.raises(DTypeError, match="X is no array"):
        network.forward([[1], [1, 2]])
    with pytest.raises(LimitError, match="hidden_size is -1"):
        chapter_s(name, hidden_size=-1)
    with pytest.raises(EngineError, match="default_rng"):
        chapter_s(name, rng=None)
    assert np.array_equal(
        network.forward(np.ones((4, 3, 1), int))[0], network.forward(np.ones((4, 3, 1)))[0]
    )
