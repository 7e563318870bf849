"""What holds for every network, sequence and seed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.network import Network
from engine.traces import State

ONE_WAY = ["rnn", "relu", "lstm", "gru", "gru-before", "deep"]
ALL = [*ONE_WAY, "both-ways"]
Draw = Callable[..., Network]

drawn = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
seeds = st.integers(0, 10_000)
lengths = st.integers(1, 40)
batches = st.integers(1, 4)


@pytest.mark.parametrize("name", ONE_WAY)
@drawn
@given(seed=seeds, steps=st.integers(2, 20), batch=batches)
def test_a_later_input_changes_no_earlier_state(
    name: str, seed: int, steps: int, batch: int, draw_network: Draw
) -> None:
    network, rng = draw_network(name, seed), np.random.default_rng(seed)
    x = rng.standard_normal((steps, batch, 3))
    changed = x.copy()
    at = int(rng.integers(1, steps))
    changed[at:] += 1.0
    before, after = network.forward(x), network.forward(changed)
    for one, other in zip(before.layers, after.layers, strict=True):
        assert np.array_equal(one.h[:at], other.h[:at])


@pytest.mark.parametrize("name", ALL)
@drawn
@given(seed=seeds, steps=lengths, batch=st.integers(2, 4))
def test_a_batch_is_a_loop_over_its_sequences(
    name: str, seed: int, steps: int, batch: int, draw_network: Draw
) -> None:
    network, rng = draw_network(name, seed), np.random.default_rng(seed)
    x, d = rng.standard_normal((steps, batch, 3)), rng.standard_normal((steps, batch, 2))
    trace = network.forward(x)
    gradients = network.backward(trace, d)
    summed = {key: np.zeros_like(array) for key, array in network.parameters.items()}
    for b in range(batch):
        alone = network.forward(x[:, b : b + 1])
        own = network.backward(alone, d[:, b : b + 1])
        assert np.allclose(alone.outputs[:, 0], trace.outputs[:, b], rtol=0, atol=1e-13)
        assert np.allclose(own.inputs[:, 0], gradients.inputs[:, b], rtol=0, atol=1e-12)
        for key, array in own.parameters.items():
            summed[key] += array
    for key, array in gradients.parameters.items():
        assert np.allclose(array, summed[key], rtol=1e-12, atol=1e-11)


@pytest.mark.parametrize("name", ONE_WAY)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
@drawn
@given(seed=seeds, steps=lengths, batch=batches, chunk=st.integers(1, 15))
def test_chunks_give_the_bits_of_the_whole(
    name: str, dtype: str, seed: int, steps: int, batch: int, chunk: int, draw_network: Draw
) -> None:
    network, rng = draw_network(name, seed, dtype=dtype), np.random.default_rng(seed)
    x = rng.standard_normal((steps, batch, 3))
    whole = network.forward(x)
    parts = list(network.stream(x[k : k + chunk] for k in range(0, steps, chunk)))
    for k, layer in enumerate(whole.layers):
        assert np.array_equal(layer.h, np.concatenate([part.layers[k].h for part in parts]))
        for gate, values in layer.gates.items():
            joined = np.concatenate([part.layers[k].gates[gate] for part in parts])
            assert np.array_equal(values, joined)


@pytest.mark.parametrize("name", ALL)
@drawn
@given(seed=seeds, steps=lengths, batch=batches)
def test_truncation_at_the_whole_length_is_no_truncation(
    name: str, seed: int, steps: int, batch: int, draw_network: Draw
) -> None:
    network, rng = draw_network(name, seed), np.random.default_rng(seed)
    trace = network.forward(rng.standard_normal((steps, batch, 3)))
    d = rng.standard_normal((steps, batch, 2))
    full, cut = network.backward(trace, d), network.backward(trace, d, truncate=steps)
    for key, array in full.parameters.items():
        assert np.array_equal(array, cut.parameters[key])
    assert np.array_equal(full.inputs, cut.inputs)


@pytest.mark.parametrize("name", ONE_WAY[:-1])
@drawn
@given(seed=seeds, steps=lengths, batch=batches, window=st.integers(1, 12))
def test_truncation_is_a_chain_of_windows_that_start_from_given_states(
    name: str, seed: int, steps: int, batch: int, window: int, draw_network: Draw
) -> None:
    network, rng = draw_network(name, seed), np.random.default_rng(seed)
    x, d = rng.standard_normal((steps, batch, 3)), rng.standard_normal((steps, batch, 2))
    cut = network.backward(network.forward(x), d, truncate=window)
    summed = {key: np.zeros_like(array) for key, array in network.parameters.items()}
    state = None
    for k in range(0, steps, window):
        part = network.forward(x[k : k + window], state)
        for key, array in network.backward(part, d[k : k + window]).parameters.items():
            summed[key] += array
        state = part.final
    for key, array in cut.parameters.items():
        assert np.allclose(array, summed[key], rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", ALL)
@drawn
@given(seed=seeds, steps=lengths, batch=batches)
def test_a_loss_on_the_last_step_is_a_dense_one_that_is_zero_before(
    name: str, seed: int, steps: int, batch: int, draw_network: Draw
) -> None:
    network, rng = draw_network(name, seed), np.random.default_rng(seed)
    trace = network.forward(rng.standard_normal((steps, batch, 3)))
    dense = np.zeros((steps, batch, 2))
    dense[-1] = rng.standard_normal((batch, 2))
    last, whole = network.backward(trace, dense[-1]), network.backward(trace, dense)
    assert np.allclose(last.inputs, whole.inputs, rtol=1e-12, atol=1e-14)
    for key, array in whole.parameters.items():
        assert np.allclose(array, last.parameters[key], rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("name", ONE_WAY)
@drawn
@given(seed=seeds, steps=st.integers(2, 20), batch=batches)
def test_padding_at_the_end_changes_nothing_before_it(
    name: str, seed: int, steps: int, batch: int, draw_network: Draw
) -> None:
    network, rng = draw_network(name, seed), np.random.default_rng(seed)
    x = rng.standard_normal((steps, batch, 3))
    real = np.arange(steps)[:, None] < rng.integers(1, steps + 1, batch)
    trace = network.forward(x, mask=real)
    for b, length in enumerate(real.sum(axis=0)):
        alone = network.forward(x[:length, b : b + 1])
        assert np.allclose(trace.outputs[-1, b], alone.outputs[-1, 0], rtol=0, atol=1e-13)


@pytest.mark.parametrize("name", ONE_WAY[:-1])
@drawn
@given(seed=seeds, steps=st.integers(2, 12), batch=batches)
def test_a_state_s_gradient_is_that_of_a_run_that_begins_there(
    name: str, seed: int, steps: int, batch: int, draw_network: Draw
) -> None:
    network, rng = draw_network(name, seed), np.random.default_rng(seed)
    x, d = rng.standard_normal((steps, batch, 3)), rng.standard_normal((steps, batch, 2))
    trace = network.forward(x)
    whole = network.backward(trace, d)
    at = int(rng.integers(1, steps))
    begun = network.forward(x[at:], network.forward(x[:at]).final)
    (initial,) = network.backward(begun, d[at:]).initial
    injected = d[at - 1] @ network.head_W
    assert np.allclose(whole.h[0][at - 1], initial.h + injected, rtol=1e-12, atol=1e-13)
    layer, dc = trace.layers[0], whole.c[0]
    if dc is not None and layer.c is not None and initial.c is not None:
        # What is injected into h reaches c of the same step as well, through o ⊙ tanh(c).
        through = layer.gates["o"][at - 1] * (1 - np.tanh(layer.c[at - 1]) ** 2)
        wanted = initial.c + (initial.h + injected) * through
        assert np.allclose(dc[at - 1], wanted, rtol=1e-12, atol=1e-13)


shapes = st.lists(st.integers(0, 5), max_size=4).map(tuple)
kinds = st.sampled_from(["float64", "float32", "int64", "bool", "complex128", "U1", "O"])


@pytest.mark.parametrize("name", ALL)
@settings(drawn, max_examples=60)
@given(x=shapes, d=shapes, mask=shapes | st.none(), kind=kinds, given_state=shapes | st.none())
def test_whatever_is_passed_it_fits_or_the_error_is_the_engine_s(
    name: str,
    x: tuple[int, ...],
    d: tuple[int, ...],
    mask: tuple[int, ...] | None,
    kind: str,
    given_state: tuple[int, ...] | None,
    draw_network: Draw,
) -> None:
    network = draw_network(name)
    count = network.spec.layers * network.spec.directions
    with suppress(EngineError):
        trace = network.forward(
            np.zeros(x, kind),
            None if given_state is None else [State(np.zeros(given_state, kind))] * count,
            mask=None if mask is None else np.ones(mask, bool),
        )
        network.backward(trace, np.zeros(d, kind))
