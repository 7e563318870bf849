"""The engine's numbers are PyTorch's and Keras's, from vectors that the real ones computed."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load_file

from engine.network import Network
from engine.weights import network_from_keras, network_from_pytorch
from tests.golden.cases import CELLS, Case, cases

Array = NDArray[Any]
GOLDEN = Path(__file__).parents[1] / "golden"
FROM_PYTORCH = list(cases(*list(CELLS)[:4]))
FROM_KERAS = list(cases(*CELLS, dtypes=("float32",)))
STATES = {"float32": 5e-7, "float64": 1e-15}
GRADIENTS = {"float32": 5e-6, "float64": 2e-13}


@pytest.fixture(scope="module")
def pytorch() -> Mapping[str, Array]:
    return load_file(GOLDEN / "pytorch.safetensors")


@pytest.fixture(scope="module")
def keras() -> Mapping[str, Array]:
    return load_file(GOLDEN / "keras.safetensors")


def part(vectors: Mapping[str, Array], case: Case, folder: str) -> dict[str, Array]:
    start = f"{case.name}/{folder}"
    return {name.removeprefix(start): a for name, a in vectors.items() if name.startswith(start)}


def one_bias(case: Case, gradients: dict[str, Array], second: str) -> dict[str, Array]:
    """Keep of the second bias, whose gradient repeats the first's, what stands apart: a GRU's n."""
    for name, array in gradients.items():
        if second in name or (array.ndim == 2 and name.endswith("/bias")):
            own = array if array.ndim == 1 else array[1]
            own[: 2 * case.spec.hidden_size if case.spec.cell == "gru" else None] = 0
    return gradients


def error(found: Array, wanted: Array) -> float:
    assert found.shape == wanted.shape
    assert found.dtype == wanted.dtype
    return float(np.abs(found - wanted).max() / max(1.0, np.abs(wanted).max()))


def compare(case: Case, network: Network, wanted: Network, vectors: dict[str, Array]) -> None:
    trace = network.forward(vectors["x"])
    gradients = network.backward(trace, vectors["d"])
    assert error(trace.outputs, vectors["outputs"]) <= STATES[case.spec.dtype]
    if "h" in vectors:
        assert error(trace.layers[-1].h, vectors["h"]) <= STATES[case.spec.dtype]
    assert error(gradients.inputs, vectors["dx"]) <= GRADIENTS[case.spec.dtype]
    for name, gradient in wanted.parameters.items():
        assert error(gradients.parameters[name], gradient) <= GRADIENTS[case.spec.dtype], name


@pytest.mark.parametrize("case", FROM_PYTORCH, ids=lambda case: case.name)
def test_states_and_gradients_are_pytorch_s(case: Case, pytorch: Mapping[str, Array]) -> None:
    network = network_from_pytorch(case.spec, part(pytorch, case, "w/"))
    gradients = one_bias(case, part(pytorch, case, "dw/"), "bias_hh")
    compare(case, network, network_from_pytorch(case.spec, gradients), part(pytorch, case, ""))


@pytest.mark.parametrize("case", FROM_KERAS, ids=lambda case: case.name)
def test_outputs_and_gradients_are_keras_s(case: Case, keras: Mapping[str, Array]) -> None:
    network = network_from_keras(case.spec, part(keras, case, "w/"))
    gradients = one_bias(case, part(keras, case, "dw/"), "second")
    compare(case, network, network_from_keras(case.spec, gradients), part(keras, case, ""))


@pytest.mark.parametrize("library", ["torch", "keras"])
def test_the_library_still_gives_the_vectors_that_are_kept(library: str) -> None:
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} isn't installed")
    name = {"torch": "pytorch", "keras": "keras"}[library]
    fresh: dict[str, Array] = importlib.import_module(f"tests.golden.make_{name}").everything()
    kept = load_file(GOLDEN / f"{name}.safetensors")
    assert fresh.keys() == kept.keys()
    for key, array in kept.items():
        tolerance = 1e-5 if array.dtype == np.float32 else 1e-12
        assert np.abs(fresh[key] - array).max() <= tolerance, key
