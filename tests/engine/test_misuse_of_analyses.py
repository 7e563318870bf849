"""Analyses where numbers run out, masks and directions count, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.analysis import attribution, fixed_points, gates, geometry, influence, jacobians
from engine.arrays import Array
from engine.cells import lstm, rnn
from engine.errors import DTypeError, EngineError, LimitError, ShapeError
from engine.network import Network
from engine.network_traces import LayerTrace
from engine.traces import State

Draw = Callable[..., Network]
X = np.ones((5, 2, 3))
NAMES = ["rnn", "relu", "lstm", "gru", "gru-before", "both-ways"]


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(8)


def anything(value: object) -> Any:
    """Give what no type checker lets through."""
    return value


def test_padding_counts_neither_as_shut_nor_as_forgetting() -> None:
    W = np.zeros((4, 3))
    W[:, -1] = -5.0  # every gate is shut
    mask = np.array([[True, True], [True, False], [True, False]])
    layer = LayerTrace((lstm.forward(lstm.Params(W), np.zeros((3, 2, 1)), mask=mask),))
    assert gates.saturation(layer)["f"].shut.tolist() == [1.0]
    kept = gates.retention(layer, 1)
    assert kept[0, 2, 0] == 1
    assert 0 < kept[0, 0, 0] == 1
    assert gates.retention(layer, 0)[0, 2, 0] == pytest.approx((1 / (1 + np.exp(5))) ** 2)


def test_a_unit_that_reads_backwards_keeps_from_later_to_earlier(
    draw_network: Draw, rng: np.random.Generator
) -> None:
    layer = draw_network("both-ways").forward(rng.standard_normal((5, 1, 3))).layers[0]
    found, z = gates.retention(layer), layer.gates["z"][:, 0]
    assert np.allclose(found[4, 1, 4:], z[1, 4:] * z[2, 4:] * z[3, 4:], rtol=1e-13)
    assert np.allclose(found[1, 4, :4], z[2, :4] * z[3, :4] * z[4, :4], rtol=1e-13)
    assert not found[1, 4, 4:].any()
    assert not found[4, 1, :4].any()


@pytest.mark.parametrize("name", NAMES)
def test_a_run_without_steps_has_analyses_without_steps(name: str, draw_network: Draw) -> None:
    trace = draw_network(name).forward(np.empty((0, 2, 3)))
    layer = trace.layers[0]
    assert influence.influence_map(trace, np.ones(2)).shape == (0, 0, 3)
    assert jacobians.step_jacobians(layer.directions[0]).shape[0] == 0
    assert not any(s.shut.any() for s in gates.saturation(layer).values())
    if layer.gates:
        assert gates.retention(layer).shape[:2] == (0, 0)


@pytest.mark.parametrize("value", [1e4, 1e300, np.inf, np.nan])
@pytest.mark.parametrize("name", NAMES)
def test_weights_beyond_all_measure_are_analysed_without_a_warning(
    name: str, value: float, draw_network: Draw
) -> None:
    network = draw_network(name)
    wild = network.replace({k: np.full_like(a, value) for k, a in network.parameters.items()})
    trace, w = wild.forward(X), np.ones(2)
    J = jacobians.step_jacobians(trace.layers[0].directions[0])
    assert jacobians.singular_values(jacobians.products_to_end(J))[1].shape[0] == 6
    assert jacobians.lyapunov_exponents(J).shape == J.shape[1:2]
    assert influence.influence_map(trace, w).shape == (5, 5, 3)
    assert influence.gradient_norms(wild.backward(trace, np.ones((5, 2, 2)))).h[0].shape == (5, 2)
    assert attribution.occlusion(wild, X[:, 0], w).shape == (5,)
    assert attribution.integrated_gradients(wild, X[:, 0], w).shape == (5, 3)
    params = wild.layers[0][0]
    starts = np.ones((2, J.shape[1]))
    assert len(fixed_points.fixed_points(params, X[0, 0], starts).states) <= 2
    if trace.layers[0].gates:
        assert gates.time_scales(trace.layers[0]).shape == gates.half_lives(trace.layers[0]).shape


def test_many_points_of_a_way_are_a_mean_of_few(
    draw_network: Draw, rng: np.random.Generator
) -> None:
    network, x, w = draw_network("gru"), rng.standard_normal((4, 3)), np.array([1.0, -1.0])
    found = attribution.integrated_gradients(network, x, w, points=130)
    slopes = np.zeros_like(x)
    for k in range(130):
        trace = network.forward((x * (k + 0.5) / 130)[:, None])
        slopes += network.backward(trace, w[None]).inputs[:, 0]
    assert np.allclose(found, slopes / 130 * x, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("offset", [0.0, 1e6, 1e9])
def test_the_nearest_are_the_nearest_far_from_zero_too(
    offset: float, rng: np.random.Generator
) -> None:
    states = np.round(rng.standard_normal((200, 3))) + offset
    found = geometry.nearest(states, states[11], 9)
    distances = np.linalg.norm(states - states[11], axis=1)
    assert found.rows.tolist() == np.argsort(distances, kind="stable")[:9].tolist()


def test_a_unit_that_is_still_tells_nothing_whatever_its_mean_is_rounded_to() -> None:
    states, classes = np.full((500, 2), 0.1), np.arange(500) % 2
    states[:, 1] = classes
    assert geometry.selectivity(states, classes)[:, 0].tolist() == [0, 0]


def test_shares_of_tiny_and_large_states_are_the_same(rng: np.random.Generator) -> None:
    states = rng.standard_normal((20, 3))
    wanted = geometry.principal_components(states, 2).shares
    for scale in (1e-180, 1e90):
        found = geometry.principal_components(states * scale, 2).shares
        assert np.allclose(found, wanted, rtol=1e-12)


def test_every_fixed_point_that_is_given_rests(rng: np.random.Generator) -> None:
    params = rnn.Params(np.array([[30.0, 1.0, 0.0]]))
    for steps in (0, 1, 2, 50):
        found = fixed_points.fixed_points(
            params, np.zeros(1), rng.standard_normal((40, 1)), steps=steps
        )
        state = State(found.states)
        if len(found.states):
            after = rnn.step(params, np.zeros((len(found.states), 1)), state).h
            assert np.abs(after - found.states).max() < 1e-9
    assert found.eigenvalues.dtype == complex


def test_a_line_of_fixed_points_is_no_singular_matrix() -> None:
    params = rnn.Params(np.array([[1.0, 0.0, 1.0, 0.0], [0.0, 1.0, 1.0, 0.0]]), "relu")
    found = fixed_points.fixed_points(params, np.zeros(1), np.array([[1.0, 2.0], [3.0, 1.0]]))
    assert np.allclose(found.eigenvalues, 1)


def probe() -> geometry.Probe:
    return geometry.linear_probe(np.arange(8.0).reshape(4, 2), np.array([0, 0, 1, 1]))


def point(**given: Any) -> object:
    return fixed_points.fixed_points(
        rnn.Params(np.array([[2.0, 1.0, 0.0]])),
        **{"x": np.zeros(1), "starts": np.ones((1, 1)), **given},
    )


S, C = np.ones((3, 2)), np.array([0, 1, 0])
WRONG: list[tuple[type[EngineError], str, Callable[[Network], object]]] = [
    (
        LimitError,
        "no sequence 0.5",
        lambda n: influence.influence_map(n.forward(X), S[0], anything(0.5)),
    ),
    (LimitError, "no sequence True", lambda n: gates.retention(n.forward(X).layers[0], True)),
    (LimitError, "no sequence -1", lambda n: gates.retention(n.forward(X).layers[0], -1)),
    (
        LimitError,
        "144000000 numbers.*shorter",
        lambda n: gates.retention(n.forward(np.ones((6000, 1, 3))).layers[0]),
    ),
    (
        LimitError,
        "points is 2.5",
        lambda n: attribution.integrated_gradients(n, X[:, 0], S[0], points=anything(2.5)),
    ),
    (
        LimitError,
        "not of None",
        lambda n: attribution.ablation(n, X[:, 0], S[0], layer=anything(None)),
    ),
    (DTypeError, "matrices is object", lambda _: jacobians.products_to_end(anything(None))),
    (ShapeError, r"\(3, 0, 0\)", lambda _: jacobians.lyapunov_exponents(np.ones((3, 0, 0)))),
    (
        LimitError,
        "at_most is 0",
        lambda _: jacobians.singular_values(np.ones((3, 2, 2)), at_most=0),
    ),
    (LimitError, "every is 0", lambda _: jacobians.lyapunov_exponents(np.ones((3, 2, 2)), every=0)),
    (DTypeError, r"states\[0, 0\] is nan", lambda _: geometry.principal_components(S * np.nan)),
    (DTypeError, "beyond 1e[+]100", lambda _: geometry.nearest(S * 1e200, S[0])),
    (LimitError, "count.* is 2.5", lambda _: geometry.principal_components(S, anything(2.5))),
    (LimitError, "count is -1", lambda _: geometry.nearest(S, S[0], -1)),
    (LimitError, "ridge is nan", lambda _: geometry.linear_probe(S, C, ridge=np.nan)),
    (LimitError, "Class 1e[+]15", lambda _: geometry.linear_probe(S, anything(C * 1e15))),
    (DTypeError, "whole", lambda _: geometry.selectivity(S, anything(C * np.nan))),
    (ShapeError, r"\(3, 3\).*\(…, 2\)", lambda _: probe().scores(np.ones((3, 3)))),
    (ShapeError, r"classes has shape \(2,\)", lambda _: probe().accuracy(S, C[:2])),
    (ShapeError, r"\(…, 2\)", lambda _: geometry.principal_components(S, 1).path(np.ones(3))),
    (LimitError, "steps is -1", lambda _: point(steps=-1)),
    (LimitError, "tolerance is nan", lambda _: point(tolerance=np.nan)),
    (DTypeError, r"starts\[0, 0\] is inf", lambda _: point(starts=np.full((1, 1), np.inf))),
]


@pytest.mark.parametrize(("error", "message", "call"), WRONG, ids=lambda value: str(value)[:20])
def test_what_is_wrong_is_named(
    error: type[EngineError], message: str, call: Callable[[Network], object], draw_network: Draw
) -> None:
    with pytest.raises(error, match=message):
        call(draw_network("lstm"))


@pytest.mark.parametrize("turn", [np.asfortranarray, lambda a: a.astype(">f8"), lambda a: a[::-1]])
def test_states_of_any_order_stay_as_they_were(
    turn: Callable[[Array], Array], rng: np.random.Generator
) -> None:
    states = turn(rng.standard_normal((9, 3)))
    kept, plain = states.copy(), np.array(states, float)
    found = geometry.principal_components(states).shares
    assert np.allclose(found, geometry.principal_components(plain).shares, rtol=1e-14)
    fixed_points.fixed_points(rnn.initialise(1, 3, rng=rng), np.zeros(1), states)
    assert np.array_equal(states, kept)
