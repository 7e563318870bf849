"""Where a network, a trace or a task is wanted, anything else is refused by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.analysis import attribution, fixed_points, gates, geometry, influence, jacobians
from engine.cells import gru, lstm, rnn
from engine.errors import EngineError
from engine.gradient_check import check
from engine.model import SequenceModel, save_model
from engine.network import Network, initialise_network
from engine.optimisers import Adam
from engine.tasks import task_named
from engine.tasks.task import one_hot
from engine.training import Training, train
from engine.weights import network_from_keras, network_from_pytorch, to_keras, to_pytorch

Draw = Callable[..., Network]
X, W, RNG = np.ones((4, 1, 3)), np.ones(2), np.random.default_rng(0)

CALLS: dict[str, Callable[[Any, Network], object]] = {
    "initialise_network": lambda v, _: initialise_network(v, rng=RNG),
    "backward": lambda v, n: n.backward(v, np.ones((4, 1, 2))),
    "replace": lambda v, n: n.replace(v),
    "stream": lambda v, n: list(n.stream(v)),
    "with_arrays": lambda v, n: n.layers[0][0].with_arrays(v),
    "rnn.stream": lambda v, n: list(rnn.stream(n.layers[0][0], v)),  # type: ignore[arg-type] # it is one
    "rnn.forward": lambda v, _: rnn.forward(v, X),
    "rnn.backward": lambda v, _: rnn.backward(v, X),
    "gru.forward": lambda v, _: gru.forward(v, X),
    "gru.backward": lambda v, _: gru.backward(v, X),
    "lstm.forward": lambda v, _: lstm.forward(v, X),
    "lstm.backward": lambda v, _: lstm.backward(v, X),
    "saturation": lambda v, _: gates.saturation(v),
    "time_scales": lambda v, _: gates.time_scales(v),
    "half_lives": lambda v, _: gates.half_lives(v),
    "retention": lambda v, _: gates.retention(v),
    "step_jacobians": lambda v, _: jacobians.step_jacobians(v),
    "products_to_end": lambda v, _: jacobians.products_to_end(v),
    "influence_map": lambda v, _: influence.influence_map(v, W),
    "gradient_norms": lambda v, _: influence.gradient_norms(v),
    "integrated_gradients": lambda v, _: attribution.integrated_gradients(v, X[:, 0], W),
    "occlusion": lambda v, _: attribution.occlusion(v, X[:, 0], W),
    "ablation": lambda v, _: attribution.ablation(v, X[:, 0], W),
    "fixed_points": lambda v, _: fixed_points.fixed_points(v, W, X[0]),
    "linear_probe": lambda v, _: geometry.linear_probe(X[:, 0], v),
    "one_hot_classes": lambda v, _: geometry.one_hot_classes(v, 0),
    "check": lambda v, _: check(v, X, X),
    "SequenceModel": lambda v, _: SequenceModel(v, ("a", "b", "c")),
    "probabilities": lambda v, n: SequenceModel(n, ("a", "b", "c")).probabilities(v),
    "gradients": lambda v, n: SequenceModel(n, ("a", "b", "c")).gradients(v),
    "save_model": lambda v, _: save_model("nowhere", v),
    "network of a run": lambda v, _: Training(v, task_named("parity", 3), Adam(), rng=RNG),
    "task of a run": lambda v, n: Training(n, v, Adam(), rng=RNG),
    "optimiser of a run": lambda v, n: Training(n, task_named("parity", 3), v, rng=RNG),
    "train": lambda v, _: next(train(v)),
    "judge": lambda v, _: task_named("parity", 3).judge(v, v),
    "to_pytorch": lambda v, _: to_pytorch(v),
    "to_keras": lambda v, _: to_keras(v),
    "network_from_pytorch": lambda v, _: network_from_pytorch(v, {}),
    "network_from_keras": lambda v, _: network_from_keras(v, {}),
    "weights of PyTorch": lambda v, n: network_from_pytorch(n.spec, v),
    "weights of Keras": lambda v, n: network_from_keras(n.spec, v),
}


@pytest.mark.parametrize("value", [None, 3, "lstm", np.ones(3), object], ids=lambda v: str(v)[:9])
@pytest.mark.parametrize("name", CALLS)
def test_anything_else_is_refused(name: str, value: object, draw_network: Draw) -> None:
    with pytest.raises(EngineError, match=r"\.$"):
        CALLS[name](value, draw_network("rnn"))


@pytest.mark.parametrize("name", ["saturation", "step_jacobians", "influence_map", "backward"])
def test_a_trace_of_another_level_is_refused(name: str, draw_network: Draw) -> None:
    trace = draw_network("lstm").forward(X)
    levels = [trace, trace.layers[0], trace.layers[0].directions[0]]
    takes = {"saturation": 1, "step_jacobians": 2, "influence_map": 0, "backward": 0}[name]
    for level, given in enumerate(levels):
        if level == takes:
            CALLS[name](given, draw_network("lstm"))
            continue
        with pytest.raises(EngineError, match="wanted"):
            CALLS[name](given, draw_network("lstm"))


@pytest.mark.parametrize("tokens", [[-1, 0], [0, 3], [0.5], ["a"], [[1], [1, 2]]])
def test_tokens_beyond_the_symbols_have_no_vector(tokens: Any) -> None:
    with pytest.raises(EngineError, match="token"):
        one_hot(tokens, 3)
