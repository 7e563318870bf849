"""Files, names and vocabularies that can't be: refused, or read rightly, and never at length."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save

from engine.arrays import Array
from engine.errors import (
    DTypeError,
    EngineError,
    LimitError,
    ShapeError,
    UnknownNameError,
    WeightsError,
)
from engine.model import SequenceModel, load_model, save_model
from engine.network import Network, NetworkSpec, initialise_network
from engine.weights import (
    network_from_keras,
    network_from_pytorch,
    read_bytes,
    read_file,
    to_keras,
    to_pytorch,
    write_file,
)

Draw = Callable[..., Network]
ONE = {"a": np.ones(2)}


def anything(value: object) -> Any:
    """Give what no type checker lets through."""
    return value


def file(header: object, numbers: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + numbers


def tensor(**changes: object) -> dict[str, Any]:
    return {"dtype": "F32", "shape": [1], "data_offsets": [0, 4], **changes}


MALFORMED: dict[str, tuple[Any, str]] = {
    "gzip": (gzip.compress(b"x" * 99), "gzip file; unpack"),
    "no bytes": ("abc", "bytes are wanted"),
    "half a surrogate pair": (file(b'{"\\ud800": {}}'), "names a tensor"),
    "half a pair in metadata": (file(b'{"__metadata__": {"a": "\\ud800"}}'), "names to text"),
    "a name of a megabyte": (file({"x" * 900_000: tensor()}, bytes(4)), "256 characters"),
    "an empty name": (file({"": tensor()}, bytes(4)), "256 characters"),
    "a dtype of a megabyte": (file({"a": tensor(dtype="x" * 900_000)}, bytes(4)), "a is 'xxx"),
    "a long shape": (file({"a": tensor(shape=[1] * 300_000)}, bytes(4)), "4 sizes from 1"),
    "a deep dtype": (file(b'{"a": {"dtype": ' + b"[" * 900 + b"]" * 900 + b"}}"), "JSON|dtype"),
    "a size of 0": (file({"a": tensor(shape=[0], data_offsets=[0, 0])}), "sizes from 1"),
    "a size that is true": (file({"a": tensor(shape=[True])}, bytes(4)), "sizes from 1"),
    "a long name twice": (file(b'{"%b": 1, "%b": 2}' % (b"x" * 9999, b"x" * 9999)), "twice"),
    "half precision of Google": (file({"a": tensor(dtype="BF16", shape=[2])}, bytes(4)), "BF16"),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_is_refused_with_a_short_sentence(name: str) -> None:
    content, message = MALFORMED[name]
    with pytest.raises(WeightsError, match=message) as refused:
        read_bytes(content)
    assert len(str(refused.value)) < 500
    assert str(refused.value).endswith(".")


def test_what_holds_bytes_is_read_like_bytes() -> None:
    content = bytearray(save(ONE))
    read = [read_bytes(anything(kind(content))).arrays["a"] for kind in (bytearray, memoryview)]
    content[-1] = 0
    assert all(np.array_equal(array, [1, 1]) for array in read)


def test_numbers_of_half_precision_and_none_at_all_in_size_are_read() -> None:
    given: dict[str, Array] = {
        "a": np.array([1.5, 6e-8], np.float16),
        "b": np.array(2.0),
        "c": np.array([1e-45], np.float32),
    }
    for name, array in read_bytes(save(given)).arrays.items():
        assert np.array_equal(array, given[name])


@pytest.mark.parametrize(
    ("path", "message"),
    [("a\0b", "can't be read"), ("/dev/zero", "no file"), (".", "no file"), ("x" * 5000, "read")],
)
def test_what_is_no_file_is_not_read(path: str, message: str) -> None:
    for read in (read_file, load_model):
        with pytest.raises(WeightsError, match=message):
            read(path)


@pytest.mark.parametrize("path", ["a\0b", "/nowhere/at/all", "."])
def test_what_can_t_be_written_is_said(path: str) -> None:
    with pytest.raises(WeightsError, match="can't be written"):
        write_file(path, ONE, {})


def test_arrays_of_any_order_are_written_as_they_are(tmp_path: Path) -> None:
    W = np.arange(6.0).reshape(2, 3)
    given = {"a": W.astype(">f8"), "b": np.asfortranarray(W), "c": W[:, ::-1]}
    write_file(tmp_path / "w", given, {})
    for name, array in read_file(tmp_path / "w").arrays.items():
        assert np.array_equal(array, given[name])


WRITTEN: list[tuple[type[EngineError], str, Any, Any]] = [
    (WeightsError, "a is int64", {"a": np.ones(1, int)}, {}),
    (WeightsError, "a is list", {"a": [1.0]}, {}),
    (WeightsError, r"a\[1\] is nan", {"a": np.array([1, np.nan])}, {}),
    (WeightsError, r"shape \(0,\)", {"a": np.ones(0)}, {}),
    (WeightsError, "3 names a tensor", {3: np.ones(1)}, {}),
    (WeightsError, "arrays are None", None, {}),
    (WeightsError, "__metadata__", ONE, {"a": 3}),
    (WeightsError, "__metadata__", ONE, None),
    (LimitError, "257 tensors", {str(k): np.ones(1) for k in range(257)}, {}),
    (LimitError, "of them header", ONE, {"a": "x" * 2_000_000}),
]


@pytest.mark.parametrize(("error", "message", "arrays", "metadata"), WRITTEN)
def test_what_couldn_t_be_read_back_isn_t_written(
    error: type[EngineError], message: str, arrays: Any, metadata: Any, tmp_path: Path
) -> None:
    with pytest.raises(error, match=message):
        write_file(tmp_path / "w", arrays, metadata)
    assert not list(tmp_path.iterdir())


def model(**changes: Any) -> SequenceModel:
    spec = NetworkSpec("rnn", input_size=3, hidden_size=4, output_size=3)
    network = initialise_network(spec, rng=np.random.default_rng(1))
    return SequenceModel(**{"network": network, "vocabulary": ("a", "b", "·"), **changes})


def test_weights_beyond_float32_aren_t_saved(tmp_path: Path) -> None:
    whole = model()
    huge = {k: np.full_like(a, 1e300) for k, a in whole.network.parameters.items()}
    with pytest.raises(WeightsError, match="is inf; weights are finite"):
        save_model(tmp_path / "m", model(network=whole.network.replace(huge)))


def test_a_small_file_that_claims_many_layers_costs_nothing(tmp_path: Path) -> None:
    save_model(tmp_path / "m", model())
    contents = read_file(tmp_path / "m")
    spec = {**json.loads(contents.metadata["spec"]), "layers": 32, "hidden_size": 300}
    grown = {**contents.arrays, "layers.0.W": np.ones((300, 400), np.float32)}
    (tmp_path / "m").write_bytes(save(grown, {**contents.metadata, "spec": json.dumps(spec)}))
    with pytest.raises(WeightsError, match="too few for 32 layers"):
        load_model(tmp_path / "m")


TOKENS = np.array([0, 1, 2])
MODELS: list[tuple[type[EngineError], str, Callable[[SequenceModel], object]]] = [
    (UnknownNameError, "text is 3", lambda m: m.encode(anything(3))),
    (UnknownNameError, r"Symbol \[\] at position 1", lambda m: m.encode(anything(["a", []]))),
    (UnknownNameError, "'xxx.*… at", lambda m: m.encode(["x" * 9999])),
    (ShapeError, r"shape \(\)", lambda m: m.one_hot(anything(np.array(1)))),
    (DTypeError, "tokens is no array", lambda m: m.trace(anything([[1], [1, 2]]))),
    (DTypeError, "targets are float64", lambda m: m.gradients(m.trace(TOKENS), anything([0.5]))),
    (DTypeError, "targets are <U1", lambda m: m.gradients(m.trace(TOKENS), anything("a"))),
    (LimitError, "0 to 2", lambda m: m.gradients(m.trace(TOKENS), 3)),
    (LimitError, "0 to 2", lambda m: m.gradients(m.trace(TOKENS), -2)),
    (LimitError, "0 to 2", lambda m: m.gradients(m.trace(TOKENS), anything(2**63))),
    (ShapeError, "of 2 sequences", lambda m: m.gradients(m.network.forward(np.ones((3, 2, 3))))),
    (LimitError, "vocabulary is None", lambda _: model(vocabulary=None)),
    (LimitError, r"vocabulary is \(1, 2, 3\)", lambda _: model(vocabulary=(1, 2, 3))),
    (LimitError, "vocabulary is 'abc'", lambda _: model(vocabulary="abc")),
]  # fmt: skip


@pytest.mark.parametrize(("error", "message", "call"), MODELS, ids=lambda value: str(value)[:20])
def test_what_a_model_can_t_take_is_named(
    error: type[EngineError], message: str, call: Callable[[SequenceModel], object]
) -> None:
    with pytest.raises(error, match=message) as refused:
        call(model())
    assert len(str(refused.value)) < 300


def keras_names(network: Network, *, version: int) -> dict[str, Array]:
    """Give the arrays under the names of `model.weights` in Keras."""
    spec, found = network.spec, {}
    kind = {"rnn": "simple_rnn", "lstm": "lstm", "gru": "gru"}[spec.cell]
    for name, array in to_keras(network).items():
        layer, *rest = name.split("/")
        if layer == "head":
            path = f"time_distributed/dense_7/{rest[0]}"
        else:
            k = int(layer.removeprefix("rnn_"))
            nth = f"_{k}" if k else ""
            way = "backward" if rest[0] == "backward" else "forward"
            inside = (
                f"bidirectional{nth}/{way}_{kind}{nth}" if spec.bidirectional else f"{kind}{nth}"
            )
            path = f"{inside}/{kind}_cell{'' if version == 3 else f'_{2 * k + 1}'}/{rest[-1]}"
        found[f"sequential_1/{path}" if version == 3 else f"{path}:0"] = array
    return found


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize("layers", [1, 12])
@pytest.mark.parametrize("name", ["rnn", "lstm", "gru", "gru-before", "both-ways"])
def test_keras_s_own_names_are_read(
    name: str, layers: int, version: int, draw_network: Draw
) -> None:
    network = draw_network(name, layers=layers)
    named = keras_names(network, version=version)
    for given in (named, dict(sorted(named.items()))):
        back = network_from_keras(network.spec, given)
        for key, array in network.parameters.items():
            assert np.array_equal(array, back.parameters[key])


def test_layers_with_names_of_their_own_stay_in_order(draw_network: Draw) -> None:
    network = draw_network("deep")
    own = {"rnn_0": "m/writer/lstm_cell", "rnn_1": "m/reader/lstm_cell", "head": "m/out"}
    named = {
        f"{own[key.split('/')[0]]}/{key.split('/')[1]}": a for key, a in to_keras(network).items()
    }
    back = network_from_keras(network.spec, named)
    assert np.array_equal(back.layers[1][0].W, network.layers[1][0].W)
    with pytest.raises(WeightsError, match=r"more/kernel.*second head/kernel"):
        network_from_keras(network.spec, {**named, "m/more/kernel": np.ones((4, 2))})


@pytest.mark.parametrize("name", ["rnn", "lstm", "gru", "both-ways"])
def test_biases_may_be_absent(name: str, draw_network: Draw) -> None:
    network = draw_network(name)
    for to, back in ((to_pytorch, network_from_pytorch), (to_keras, network_from_keras)):
        bare = {key: array for key, array in to(network).items() if "bias" not in key}
        found = back(network.spec, bare)
        assert not found.head_b.any()
        assert not found.layers[0][0].W[:, -1].any()


class OfAnotherLibrary:
    def __array__(self, *_: object, **__: object) -> Array:
        raise RuntimeError("this tensor requires a gradient")


NAMES: list[tuple[str, Any]] = [
    ("weights are None", None),
    ("3 is the name", {3: np.ones(1)}),
    ("head.bias is no array: this tensor requires a gradient", {"head.bias": OfAnotherLibrary()}),
    ("head.bias has numbers beyond.*float32", {"head.bias": np.full(2, 1e300)}),
    ("head.bias is complex128", {"head.bias": np.ones(2) + 0j}),
    ("beyond float32 together", {f"rnn.bias_{k}h_l0": np.full(16, 3e38) for k in "ih"}),
    ("proj_size", {"rnn.weight_hr_l0": np.ones((2, 4))}),
    ("and 60 more", {f"more.{k}": np.ones(1) for k in range(100)}),
]


@pytest.mark.parametrize(("message", "changes"), NAMES)
def test_arrays_that_are_no_weights_are_named(
    message: str, changes: Any, draw_network: Draw
) -> None:
    network = draw_network("lstm", dtype="float32")
    given = changes and {**to_pytorch(network), **changes}
    with pytest.raises(WeightsError, match=message):
        network_from_pytorch(network.spec, given)
