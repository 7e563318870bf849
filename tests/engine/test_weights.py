from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from safetensors.numpy import save

from engine.errors import EngineError, LimitError, UnknownNameError, WeightsError
from engine.model import SequenceModel, load_model, save_model
from engine.network import Network, NetworkSpec, initialise_network
from engine.weights import (
    network_from_keras,
    network_from_pytorch,
    read_bytes,
    read_file,
    to_keras,
    to_pytorch,
)

Array = NDArray[Any]
Draw = Callable[..., Network]
GOOD = save({"a": np.arange(6, dtype=np.float32).reshape(2, 3), "b": np.ones(2)}, {"cell": "rnn"})


def file(header: object, numbers: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + numbers


def tensor(shape: object = (1,), offsets: object = (0, 4), dtype: object = "F32") -> dict[str, Any]:
    return {"dtype": dtype, "shape": shape, "data_offsets": offsets}


@pytest.mark.parametrize("name", ["rnn", "relu", "lstm", "gru", "deep", "both-ways"])
def test_pytorch_s_names_go_there_and_back(name: str, draw_network: Draw) -> None:
    network = draw_network(name)
    back = network_from_pytorch(network.spec, to_pytorch(network))
    for key, array in network.parameters.items():
        assert np.array_equal(array, back.parameters[key])


@pytest.mark.parametrize("name", ["rnn", "lstm", "gru", "gru-before", "deep", "both-ways"])
def test_keras_s_names_go_there_and_back(name: str, draw_network: Draw) -> None:
    network = draw_network(name)
    back = network_from_keras(network.spec, to_keras(network))
    for key, array in network.parameters.items():
        assert np.array_equal(array, back.parameters[key])


def test_what_is_missing_misshapen_or_left_over_is_named(draw_network: Draw) -> None:
    network = draw_network("lstm")
    weights = to_pytorch(network)
    wrong = {
        "weight_hh_l0.*missing": {k: v for k, v in weights.items() if "weight_hh" not in k},
        r"head.bias has shape \(3,\); \(2,\)": {**weights, "head.bias": np.ones(3)},
        r"head.bias\[1\] is nan": {**weights, "head.bias": np.array([1, np.nan])},
        "more.*no part": {**weights, "more": np.ones(1)},
        "int64": {**weights, "head.bias": np.ones(2, int)},
    }
    for message, arrays in wrong.items():
        with pytest.raises(WeightsError, match=message):
            network_from_pytorch(network.spec, arrays)


def test_a_gru_that_resets_before_has_no_names_in_pytorch(draw_network: Draw) -> None:
    network = draw_network("gru-before")
    with pytest.raises(WeightsError, match="PyTorch has no GRU"):
        to_pytorch(network)
    with pytest.raises(WeightsError, match="resets after"):
        network_from_pytorch(network.spec, {})


def test_a_good_file_is_read() -> None:
    contents = read_bytes(GOOD)
    assert np.array_equal(contents.arrays["a"], np.arange(6, dtype=np.float32).reshape(2, 3))
    assert contents.metadata == {"cell": "rnn"}


@pytest.mark.parametrize("first", [b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"])
def test_a_header_as_long_as_a_pickle_begins_is_no_pickle(first: bytes) -> None:
    header = json.dumps({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}).encode()
    size = int.from_bytes(first, "little")
    content = size.to_bytes(8, "little") + header.ljust(size) + bytes(4)
    assert content.startswith(first)
    assert read_bytes(content).arrays["a"] == 0


MALFORMED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "0 bytes"),
    "a pickle": (pickle.dumps({"a": 1}), "pickle.*could run code"),
    "a zip": (b"PK\x03\x04" + bytes(20), "zip"),
    "hdf5": (b"\x89HDF\r\n\x1a\n" + bytes(20), "HDF5"),
    "a huge header": ((2**40).to_bytes(8, "little") + b"{}", "claims 1099511627776"),
    "a cut header": ((100).to_bytes(8, "little") + b"{}", "only 2 follow"),
    "no json": (file(b"{no"), "no JSON"),
    "no utf-8": (file(b"\xff\xfe"), "no JSON"),
    "a deep nest": (file(b"[" * 100_000), "no JSON"),
    "a huge number": (file(b'{"a": ' + b"9" * 5000 + b"}"), "no JSON"),
    "a list": (file([]), "JSON list"),
    "a name twice": (file(b'{"a": 1, "a": 2}'), "a twice"),
    "metadata of numbers": (file({"__metadata__": {"a": 1}}), "__metadata__"),
    "no shape": (file({"a": {"dtype": "F32"}}), "a needs"),
    "integers": (file({"a": tensor(dtype="I64")}), "'I64'.*F32"),
    "dtype of another type": (file({"a": tensor(dtype=["F32"])}), "F32"),
    "a negative size": (file({"a": tensor((-1,))}, bytes(4)), r"shape \[-1\]"),
    "offsets outside": (file({"a": tensor((2,), (0, 8))}, bytes(4)), "bytes 0 to 8"),
    "offsets backwards": (file({"a": tensor((1,), (4, 0))}, bytes(4)), "bytes 4 to 0"),
    "too few bytes": (file({"a": tensor((2,))}, bytes(4)), "needs 8"),
    "overlap": (file({"a": tensor(), "b": tensor()}, bytes(4)), "b overlaps a"),
    "a gap": (file({"a": tensor(offsets=(4, 8))}, bytes(8)), "Bytes 0 to 4"),
    "bytes left over": (file({"a": tensor()}, bytes(9)), "5 bytes after a"),
    "nan": (file({"a": tensor()}, np.float32("nan").tobytes()), r"a\[0\] is nan"),
    "inf": (file({"a": tensor()}, np.float32("inf").tobytes()), r"a\[0\] is inf"),
    "a product beyond memory": (
        file({"a": tensor((2**30, 2**30, 0), (0, 0))}),
        r"shape \[1073741824",
    ),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_is_refused_with_a_sentence(name: str) -> None:
    content, message = MALFORMED[name]
    with pytest.raises(WeightsError, match=message) as refused:
        read_bytes(content)
    assert str(refused.value).endswith(".")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    at=st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=4),
    length=st.integers(0, len(GOOD)),
)
def test_no_damaged_file_raises_anything_else(at: list[tuple[int, int]], length: int) -> None:
    damaged = bytearray(GOOD)
    for place, value in at:
        damaged[place] = value
    with suppress(EngineError):
        read_bytes(bytes(damaged[:length]))


def test_sizes_are_capped_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.safetensors"
    path.write_bytes(GOOD)
    with pytest.raises(LimitError, match="limit is 10"):
        read_file(path, limit_bytes=10)
    with pytest.raises(LimitError, match="300 tensors"):
        read_bytes(save({str(k): np.zeros(1) for k in range(300)}))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"none\.safetensors can't be read"):
        read_file(tmp_path / "none.safetensors")


@pytest.fixture
def model() -> SequenceModel:
    spec = NetworkSpec("gru", input_size=3, hidden_size=4, output_size=3, layers=2)
    network = initialise_network(spec, rng=np.random.default_rng(1))
    return SequenceModel(network, ("a", "b", "·"), {"task": "none", "seed": "1"})


def test_a_model_is_loaded_as_it_was_saved(model: SequenceModel, tmp_path: Path) -> None:
    save_model(tmp_path / "m.safetensors", model)
    loaded = load_model(tmp_path / "m.safetensors")
    assert loaded.vocabulary == model.vocabulary
    assert loaded.metadata == model.metadata
    assert loaded.network.spec == model.network.spec
    for name, array in model.network.parameters.items():
        assert np.array_equal(array.astype(np.float32), loaded.network.parameters[name])


def test_an_unknown_symbol_is_named_with_its_place(model: SequenceModel) -> None:
    with pytest.raises(UnknownNameError, match=r"'x' at position 2.*'ab·'"):
        model.encode("abx")
    with pytest.raises(UnknownNameError, match="7 at position 1"):
        model.trace(np.array([0, 7]))


def test_a_model_s_gradients_are_those_of_its_surprise(model: SequenceModel) -> None:
    trace = model.trace(model.encode("ab·ba"))
    found = model.gradients(trace)
    W = model.network.parameters["layers.0.W"]

    def loss(moved: Array) -> float:
        network = model.network.replace({**model.network.parameters, "layers.0.W": moved})
        other = SequenceModel(network, model.vocabulary)
        tokens = model.encode("ab·ba")
        p = other.probabilities(other.trace(tokens))
        return float(-np.log(p[np.arange(4), tokens[1:]]).mean())

    moved = W.copy()
    moved[0, 1] += 1e-6
    slope = (loss(moved) - loss(W)) / 1e-6
    assert slope == pytest.approx(found.parameters["layers.0.W"][0, 1], rel=1e-3, abs=1e-9)
    assert found.h[0].shape == (5, 1, 4)
    assert model.gradients(trace, 1).h[1][-1].any()


DESCRIPTIONS: dict[str, tuple[dict[str, str | None], str]] = {
    "no spec": ({"spec": None}, "no spec"),
    "no json": ({"spec": "{"}, "no JSON"),
    "another field": ({"spec": '{"code": 1}'}, "object with"),
    "another cell": ({"spec": '{"cell": "x"}'}, "no cell 'x'"),
    "a cell of another type": ({"spec": '{"cell": []}'}, "no network"),
    "sizes beyond the file": ({"spec": '{"hidden_size": 4000}'}, "too"),
    "symbols that are numbers": ({"vocabulary": "[1, 2, 3]"}, "list of symbols"),
    "a symbol twice": ({"vocabulary": '["a", "a", "b"]'}, "different"),
}


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_a_description_that_lies_is_refused(
    name: str, model: SequenceModel, tmp_path: Path
) -> None:
    changes, message = DESCRIPTIONS[name]
    path = tmp_path / "m.safetensors"
    save_model(path, model)
    contents = read_file(path)
    metadata = {k: v for k, v in {**contents.metadata, **changes}.items() if v is not None}
    path.write_bytes(save(dict(contents.arrays), metadata))
    with pytest.raises(WeightsError, match=message):
        load_model(path)
