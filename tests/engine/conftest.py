from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.network import Network, NetworkSpec, initialise_network

NETWORKS: dict[str, dict[str, Any]] = {
    "rnn": {"cell": "rnn"},
    "relu": {"cell": "rnn", "activation": "relu"},
    "lstm": {"cell": "lstm"},
    "gru": {"cell": "gru"},
    "gru-before": {"cell": "gru", "reset": "before"},
    "deep": {"cell": "lstm", "layers": 2},
    "both-ways": {"cell": "gru", "bidirectional": True},
}


@pytest.fixture
def draw_network() -> Callable[..., Network]:
    """Draw a small network by name: 3 inputs, 4 units, 2 outputs."""

    def draw(name: str, seed: int = 0, **changed: Any) -> Network:
        sizes = {"input_size": 3, "hidden_size": 4, "output_size": 2}
        spec = NetworkSpec(**{**NETWORKS[name], **sizes, **changed})
        return initialise_network(spec, rng=np.random.default_rng(seed))

    return draw
