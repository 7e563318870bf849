"""Every analysis against its definition: a complex step, a loop, or a case known by heart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.analysis import attribution, fixed_points, gates, geometry, influence, jacobians, local
from engine.arrays import Array
from engine.cells import gru, lstm, rnn
from engine.cells.kinds import cell_named
from engine.errors import DTypeError, EngineError, LimitError, ShapeError, UnknownNameError
from engine.gradient_check import complex_step
from engine.network import Network
from engine.network_traces import LayerTrace
from engine.traces import State, Trace

Draw = Callable[..., Network]
ONE_LAYER = ["rnn", "relu", "lstm", "gru", "gru-before"]
ALL = [*ONE_LAYER, "deep", "both-ways"]
T = 7


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(5)


def run(network: Network, rng: np.random.Generator, batch: int = 2) -> Any:
    return network.forward(rng.standard_normal((T, batch, 3)))


def layer_trace(network: Network, rng: np.random.Generator) -> Trace:
    trace: Trace = run(network, rng).layers[0].directions[0]
    return trace


def joined(state: State) -> Array:
    return state.h if state.c is None else np.concatenate([state.h, state.c], axis=1)


@pytest.mark.parametrize("name", ONE_LAYER)
def test_a_step_s_jacobian_agrees_with_a_complex_step(
    name: str, draw_network: Draw, rng: np.random.Generator
) -> None:
    network = draw_network(name)
    trace, cell = layer_trace(network, rng), cell_named(network.spec.cell)
    params = trace.params.with_arrays(
        {key: array.astype(complex) for key, array in trace.params.arrays.items()}
    )
    t, H = 3, network.spec.hidden_size
    start = State(trace.h[t - 1, 1:], None if trace.c is None else trace.c[t - 1, 1:])
    x = trace.inputs[t : t + 1, 1:].astype(complex)
    found = jacobians.step_jacobians(trace, 1)[t]
    for row in range(len(found)):

        def after(s: Array, row: int = row) -> object:
            state = State(s[:, :H], s[:, H:] if s.shape[1] > H else None)
            return joined(cell.forward(params, x, state).final)[0, row]

        assert np.abs(found[row] - complex_step(after, joined(start))[0]).max() < 1e-15


@pytest.mark.parametrize("name", ONE_LAYER)
def test_what_is_pulled_back_is_the_transposed_jacobian_s(
    name: str, draw_network: Draw, rng: np.random.Generator
) -> None:
    trace = layer_trace(draw_network(name), rng)
    found, pull = jacobians.step_jacobians(trace, 1), local.pull_of(trace, 1)
    A = rng.standard_normal((found.shape[1], 2))
    for t in range(T):
        assert np.abs(pull(t, A)[0] - found[t].T @ A).max() < 1e-14


def test_a_padded_step_changes_nothing(draw_network: Draw, rng: np.random.Generator) -> None:
    network = draw_network("lstm")
    mask = np.ones((T, 2), bool)
    mask[4:, 1] = False
    trace = network.forward(rng.standard_normal((T, 2, 3)), mask=mask).layers[0].directions[0]
    found = jacobians.step_jacobians(trace, 1)
    assert np.array_equal(found[5], np.eye(8))
    assert not np.array_equal(found[3], np.eye(8))


def test_products_lead_to_the_end(draw_network: Draw, rng: np.random.Generator) -> None:
    J = jacobians.step_jacobians(layer_trace(draw_network("gru"), rng))
    found = jacobians.products_to_end(J)
    assert np.array_equal(found[T], np.eye(4))
    assert np.allclose(found[T - 3], J[T - 1] @ J[T - 2] @ J[T - 3], rtol=1e-13)
    which, values = jacobians.singular_values(found, at_most=3)
    assert which.tolist() == [0, 4, 7]
    assert np.allclose(values[-1], 1)


def test_exponents_of_a_constant_map_are_the_logarithms_of_its_eigenvalues() -> None:
    J = np.tile(np.array([[2.0, 1.0], [0.0, 0.25]]), (400, 1, 1))
    for every in (1, 6):
        found = jacobians.lyapunov_exponents(J, every=every)
        assert np.allclose(found, np.log([2, 0.25]), atol=2e-3)


def test_a_difference_that_is_lost_at_once_has_no_finite_exponent() -> None:
    J = np.tile(np.diag([0.5, 0.0]), (3, 1, 1))
    assert np.array_equal(jacobians.lyapunov_exponents(J), [np.log(0.5), -np.inf])


@pytest.mark.parametrize("name", ALL)
def test_the_influence_map_is_a_gradient_for_each_output_step(
    name: str, draw_network: Draw, rng: np.random.Generator
) -> None:
    network = draw_network(name)
    trace, weights = run(network, rng), np.array([1.0, -1.0])
    found = influence.influence_map(trace, weights, 1)
    assert found.shape == (T, T, 3)
    for t in range(T):
        d = np.zeros((T, 2, 2))
        d[t] = weights
        wanted = network.backward(trace, d).inputs[:, 1]
        assert np.allclose(found[t], wanted, rtol=1e-12, atol=1e-15)


def test_no_input_moves_an_output_before_it(draw_network: Draw, rng: np.random.Generator) -> None:
    found = influence.influence_map(run(draw_network("deep"), rng), np.array([1.0, 0.0]))
    assert not found[np.triu_indices(T, 1)].any()


def test_gradient_norms_are_lengths_even_of_tiny_gradients(
    draw_network: Draw, rng: np.random.Generator
) -> None:
    network = draw_network("lstm")
    trace = run(network, rng)
    d = rng.standard_normal((T, 2, 2))
    norms = influence.gradient_norms(network.backward(trace, d))
    tiny = influence.gradient_norms(network.backward(trace, d * 1e-180))
    assert norms.h[0].shape == (T, 2)
    assert norms.c[0] is not None
    wanted = np.linalg.norm(network.backward(trace, d).h[0], axis=-1)
    assert np.allclose(norms.h[0], wanted, rtol=1e-14)
    assert np.allclose(tiny.h[0], norms.h[0] * 1e-180, rtol=1e-12)


def test_saturation_counts_steps_at_which_a_gate_is_shut_or_open() -> None:
    W = np.zeros((4, 3))
    W[:, -1] = [5.0, -5.0, 0.0, 1.0]  # o, i, f, g
    trace = lstm.forward(lstm.Params(W), np.zeros((4, 1, 1)))
    found = gates.saturation(_layer(trace))
    shares = {name: (s.shut[0], s.open[0]) for name, s in found.items()}
    assert shares == {"o": (0, 1), "i": (1, 0), "f": (0, 0)}


def test_a_time_scale_stays_finite_where_the_gate_is_rounded_to_one() -> None:
    W = np.zeros((4, 3))
    W[2, -1] = 50.0
    trace = lstm.forward(lstm.Params(W), np.zeros((2, 1, 1)))
    assert trace.gates["f"][0, 0, 0] == 1
    assert gates.time_scales(_layer(trace))[0, 0, 0] == pytest.approx(1 + np.exp(50))
    assert gates.half_lives(_layer(trace))[0, 0, 0] == pytest.approx(np.log(2) * np.exp(50))


@pytest.mark.parametrize(("name", "gate"), [("lstm", "f"), ("gru", "z")])
def test_what_is_retained_is_a_product_of_gates(
    name: str, gate: str, draw_network: Draw, rng: np.random.Generator
) -> None:
    layer = run(draw_network(name), rng).layers[0]
    found, values = gates.retention(layer, 1), layer.gates[gate][:, 1]
    assert np.allclose(found[2, 5], values[3] * values[4] * values[5], rtol=1e-13)
    assert (found[3, 3] == 1).all()
    assert not found[5, 2].any()


def test_integrated_gradients_add_up_to_what_the_output_gained(
    draw_network: Draw, rng: np.random.Generator
) -> None:
    network, x, weights = draw_network("gru"), rng.standard_normal((T, 3)), np.array([2.0, -1.0])
    found = attribution.integrated_gradients(network, x, weights, points=200)
    gained = network.forward(np.stack([x, 0 * x], 1)).last_output @ weights
    assert found.sum() == pytest.approx(gained[0] - gained[1], abs=1e-5)


@pytest.mark.parametrize("name", ["deep", "gru", "both-ways"])
def test_occlusion_is_what_an_output_loses_without_an_input(
    name: str, draw_network: Draw, rng: np.random.Generator
) -> None:
    network, x, weights = draw_network(name), rng.standard_normal((70, 3)), np.array([0.0, 1.0])
    found = attribution.occlusion(network, x, weights)
    for t in (0, 63, 64, 69):
        without = x.copy()
        without[t] = 0
        both = network.forward(np.stack([x, without], 1)).last_output @ weights
        assert found[t] == pytest.approx(both[0] - both[1], abs=1e-13)


@pytest.mark.parametrize("layer", [0, 1])
def test_a_unit_that_is_taken_out_is_read_by_nothing(
    layer: int, draw_network: Draw, rng: np.random.Generator
) -> None:
    network, x, weights = draw_network("deep"), rng.standard_normal((T, 3)), np.array([1.0, 1.0])
    found = attribution.ablation(network, x, weights, layer=layer)
    params: Any = network.layers[layer][0]
    above: Any = network.layers[-1][0]
    h = c = np.zeros((1, 4))
    below = x[:, None] if layer == 0 else network.forward(x[:, None]).layers[0].h
    states = []
    for step in below:
        state = lstm.step(params, step, State(h, c))
        assert state.c is not None
        h, c = state.h.copy(), state.c
        h[:, 2] = 0
        states.append(h)
    top = np.stack(states)
    if layer == 0:
        top = lstm.forward(above, top).h
    lost = network.forward(x[:, None]).last_output[0] - network.read(top[-1])[0]
    assert found[2] == pytest.approx(lost @ weights, abs=1e-14)


def test_components_find_the_plane_in_which_states_lie(rng: np.random.Generator) -> None:
    plane = rng.standard_normal((2, 6))
    states = rng.standard_normal((50, 2)) @ plane + 3
    found = geometry.principal_components(states, 2)
    assert found.shares.sum() == pytest.approx(1)
    back = found.path(states) @ found.directions + found.mean
    assert np.allclose(back, states)
    turned = geometry.principal_components(states[::-1].copy(), 2)
    assert np.allclose(turned.directions, found.directions)


def test_the_nearest_states_are_those_of_a_search_through_all(rng: np.random.Generator) -> None:
    states = rng.standard_normal((300, 4))
    found = geometry.nearest(states, states[17], 4)
    distances = np.linalg.norm(states - states[17], axis=1)
    assert found.rows.tolist() == np.argsort(distances)[:4].tolist()
    assert np.allclose(found.distances, np.sort(distances)[:4])


def test_a_probe_reads_off_what_is_linear_in_states(rng: np.random.Generator) -> None:
    states = rng.standard_normal((400, 5))
    classes = (states[:, 1] > 0).astype(int) + 2 * (states[:, 3] > 0)
    probe = geometry.linear_probe(states[:300], classes[:300])
    assert probe.accuracy(states[300:], classes[300:]) > 0.85
    assert probe.accuracy(states[300:], rng.permutation(classes[300:])) < 0.5


def test_selectivity_names_the_unit_that_tells_a_class(rng: np.random.Generator) -> None:
    states, classes = rng.standard_normal((500, 4)), rng.integers(0, 3, 500)
    states[:, 2] += 4 * (classes == 1)
    states[:, 0] = 7
    found = geometry.selectivity(states, classes)
    assert found.shape == (3, 4)
    assert found.argmax() == 1 * 4 + 2
    assert not found[:, 0].any()


def test_a_latch_has_two_points_that_attract_and_one_that_repels() -> None:
    params = rnn.Params(np.array([[2.0, 1.0, 0.0]]))
    found = fixed_points.fixed_points(params, np.zeros(1), np.linspace(-1, 1, 9)[:, None])
    assert np.allclose(sorted(found.states[:, 0]), [-0.95750402, 0, 0.95750402])
    assert found.attracts.tolist() == [True, True, False]
    assert found.eigenvalues[-1, 0] == pytest.approx(2)


@pytest.mark.parametrize("cell", [lstm, gru])
def test_fixed_points_stay_where_they_are(cell: Any, rng: np.random.Generator) -> None:
    params = cell.initialise(2, 3, rng=rng)
    x, S = np.array([0.5, -1.0]), 6 if cell is lstm else 3
    found = fixed_points.fixed_points(params, x, rng.standard_normal((8, S)))
    assert len(found.states) >= 1
    state = State(found.states[:, :3], found.states[:, 3:] if S == 6 else None)
    after = cell.step(params, np.tile(x, (len(found.states), 1)), state)
    assert np.abs(joined(after) - found.states).max() < 1e-8


def test_without_a_start_there_is_no_fixed_point() -> None:
    params = rnn.Params(np.array([[2.0, 1.0, 0.0]]))
    assert fixed_points.fixed_points(params, np.zeros(1), np.empty((0, 1))).states.shape == (0, 1)


def _layer(trace: Trace) -> Any:
    return LayerTrace((trace,))


X = np.ones((T, 1, 3))
WRONG: list[tuple[type[EngineError], str, Callable[[Network], object]]] = [
    (LimitError, "no sequence 4", lambda n: influence.influence_map(n.forward(X), np.ones(2), 4)),
    (ShapeError, "weights", lambda n: influence.influence_map(n.forward(X), np.ones(3))),
    (UnknownNameError, "no gate", lambda n: gates.time_scales(n.forward(X).layers[0])),
    (ShapeError, "matrices", lambda _: jacobians.products_to_end(np.ones((2, 3)))),
    (ShapeError, "one sequence", lambda n: attribution.occlusion(n, X, np.ones(2))),
    (LimitError, "layers 0 to 0", lambda n: attribution.ablation(n, X[:, 0], np.ones(2), layer=1)),
    (LimitError, "no step", lambda n: attribution.occlusion(n, np.ones((0, 3)), np.ones(2))),
    (LimitError, "components", lambda _: geometry.principal_components(np.ones((3, 2)), 3)),
    (ShapeError, "classes", lambda _: geometry.selectivity(np.ones((3, 2)), np.zeros(2, int))),
    (DTypeError, "whole", lambda _: geometry.linear_probe(np.ones((2, 2)), np.array([0, -1]))),
    (ShapeError, "starts", lambda n: fixed_points.fixed_points(n.layers[0][0], X[0, 0], X[0])),
]


@pytest.mark.parametrize(("error", "message", "call"), WRONG, ids=lambda value: str(value)[:20])
def test_what_is_wrong_is_named(
    error: type[EngineError], message: str, call: Callable[[Network], object], draw_network: Draw
) -> None:
    with pytest.raises(error, match=message):
        call(draw_network("rnn"))
