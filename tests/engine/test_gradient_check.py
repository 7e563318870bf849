from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.errors import DTypeError
from engine.gradient_check import check, complex_step
from engine.network import NetworkSpec, initialise_network

NETWORKS: dict[str, dict[str, Any]] = {
    "rnn": {"cell": "rnn"},
    "relu": {"cell": "rnn", "activation": "relu"},
    "lstm": {"cell": "lstm"},
    "gru": {"cell": "gru"},
    "gru-before": {"cell": "gru", "reset": "before"},
    "deep-both-ways": {"cell": "lstm", "layers": 2, "bidirectional": True},
}


@pytest.mark.parametrize("sequences", [1, 3])
@pytest.mark.parametrize("name", NETWORKS)
def test_every_gradient_agrees_with_a_complex_step(name: str, sequences: int) -> None:
    rng = np.random.default_rng(7)
    spec = NetworkSpec(**NETWORKS[name], input_size=2, hidden_size=3, output_size=2)
    network = initialise_network(spec, rng=rng)
    x, d = rng.standard_normal((4, sequences, 2)), rng.standard_normal((4, sequences, 2))
    report = check(network, x, d)
    assert report.worst < 2e-14, report


@pytest.mark.parametrize("name", NETWORKS)
def test_gradients_through_padding_agree_with_a_complex_step(name: str) -> None:
    rng = np.random.default_rng(8)
    spec = NetworkSpec(**NETWORKS[name], input_size=2, hidden_size=3, output_size=2)
    network = initialise_network(spec, rng=rng)
    x, d = rng.standard_normal((5, 3, 2)), rng.standard_normal((3, 2))
    real = np.arange(5)[:, None] < np.array([5, 3, 1])
    assert check(network, x, d, mask=real).worst < 2e-14


def test_a_complex_step_needs_no_subtraction() -> None:
    gradient = complex_step(lambda w: np.exp(w).sum(), np.array([1.0, -700.0]))
    assert np.allclose(gradient, np.exp([1.0, -700.0]), rtol=1e-15)


def test_a_wrong_gradient_is_found_and_named() -> None:
    rng = np.random.default_rng(9)
    network = initialise_network(NetworkSpec("rnn", 1, 2), rng=rng)
    report = check(network, rng.standard_normal((3, 1, 1)), np.ones((3, 1, 1)))
    assert "head.W" in str(report)


def test_float32_is_refused() -> None:
    network = initialise_network(NetworkSpec(dtype="float32"), rng=np.random.default_rng(0))
    with pytest.raises(DTypeError, match="float64"):
        check(network, np.ones((2, 1, 1)), np.ones((2, 1, 1)))
