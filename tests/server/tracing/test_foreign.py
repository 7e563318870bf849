"""Weight files of others: found, brought into one form, or told what is wrong."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from server.tracing.errors import UploadError
from server.tracing.foreign import recognise

Array = NDArray[np.float64]
D, H, O = 5, 3, 2


def normal(*shape: int) -> Array:
    return np.random.default_rng(sum(shape)).normal(size=shape)


def pytorch(blocks: int, layers: int = 1, prefix: str = "") -> dict[str, Array]:
    arrays: dict[str, Array] = {}
    for k in range(layers):
        arrays[f"{prefix}weight_ih_l{k}"] = normal(blocks * H, H if k else D)
        arrays[f"{prefix}weight_hh_l{k}"] = normal(blocks * H, H)
        arrays[f"{prefix}bias_ih_l{k}"] = normal(blocks * H)
        arrays[f"{prefix}bias_hh_l{k}"] = normal(blocks * H)
    return arrays | {"fc.weight": normal(O, H), "fc.bias": normal(O)}


def sigmoid(a: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-a)))


@pytest.mark.parametrize(("blocks", "cell"), [(1, "rnn"), (3, "gru"), (4, "lstm")])
@pytest.mark.parametrize("prefix", ["", "rnn.", "encoder.lstm."])
def test_pytorch_s_names_are_found_under_any_prefix(blocks: int, cell: str, prefix: str) -> None:
    found = recognise(pytorch(blocks, prefix=prefix))
    assert (found.cell, found.input_size, found.hidden_size) == (cell, D, H)
    assert (found.layers, found.output_size) == (1, O)
    assert set(found.arrays) >= {"rnn.weight_ih_l0", "head.weight", "head.bias"}


def test_layers_are_counted_and_their_shapes_compared() -> None:
    assert recognise(pytorch(4, layers=3)).layers == 3
    arrays = pytorch(4, layers=2)
    arrays["weight_ih_l1"] = normal(4 * H, D)
    with pytest.raises(UploadError, match=r"weight_ih_l1 has shape \(12, 5\); \(12, 3\)"):
        recognise(arrays)


def test_a_network_without_biases_gets_zeros() -> None:
    arrays = {n: a for n, a in pytorch(3).items() if "bias_" not in n}
    assert not recognise(arrays).arrays["rnn.bias_hh_l0"].any()


def test_a_keras_lstm_gives_keras_s_numbers() -> None:
    kernel, recurrent, bias = normal(D, 4 * H), normal(H, 4 * H), normal(4 * H)
    keras = {
        "lstm/kernel": kernel,
        "lstm/recurrent_kernel": recurrent,
        "lstm/bias": bias,
        "dense/kernel": normal(H, O),
        "dense/bias": normal(O),
    }
    w = recognise(keras).arrays
    x, h = normal(D), normal(H)
    a = x @ kernel + h @ recurrent + bias
    b = w["rnn.weight_ih_l0"] @ x + w["rnn.weight_hh_l0"] @ h
    b = b + w["rnn.bias_ih_l0"] + w["rnn.bias_hh_l0"]
    assert np.allclose(a, b)
    assert np.allclose(w["head.weight"], keras["dense/kernel"].T)


def test_a_keras_gru_gives_keras_s_numbers() -> None:
    kernel, recurrent, bias = normal(D, 3 * H), normal(H, 3 * H), normal(2, 3 * H)
    keras = {
        "gru/kernel": kernel,
        "gru/recurrent_kernel": recurrent,
        "gru/bias": bias,
        "dense/kernel": normal(H, O),
    }
    w = recognise(keras).arrays
    x, h = normal(D), normal(H)
    zx, rx, nx = np.split(x @ kernel + bias[0], 3)
    zh, rh, nh = np.split(h @ recurrent + bias[1], 3)
    candidate = np.tanh(nx + sigmoid(rx + rh) * nh)
    wanted = sigmoid(zx + zh) * h + (1 - sigmoid(zx + zh)) * candidate
    r_x, z_x, n_x = np.split(w["rnn.weight_ih_l0"] @ x + w["rnn.bias_ih_l0"], 3)
    r_h, z_h, n_h = np.split(w["rnn.weight_hh_l0"] @ h + w["rnn.bias_hh_l0"], 3)
    n = np.tanh(n_x + sigmoid(r_x + r_h) * n_h)
    assert np.allclose(sigmoid(z_x + z_h) * h + (1 - sigmoid(z_x + z_h)) * n, wanted)


def test_a_keras_gru_of_the_other_kind_is_refused() -> None:
    keras = {
        "gru/kernel": normal(D, 3 * H),
        "gru/recurrent_kernel": normal(H, 3 * H),
        "gru/bias": normal(3 * H),
        "dense/kernel": normal(H, O),
    }
    with pytest.raises(UploadError, match="reset_after=True"):
        recognise(keras)


def test_a_bidirectional_network_is_refused_by_name() -> None:
    with pytest.raises(UploadError, match="weight_hh_l0_reverse"):
        recognise(pytorch(4) | {"weight_hh_l0_reverse": normal(4 * H, H)})


def test_numbers_that_are_not_finite_are_refused_by_name() -> None:
    with pytest.raises(UploadError, match=r"fc\.bias .* not finite"):
        recognise(pytorch(4) | {"fc.bias": np.array([np.inf, 0.0])})


def test_two_heads_are_one_too_many() -> None:
    with pytest.raises(UploadError, match=r"fc\.weight, other"):
        recognise(pytorch(4) | {"other": normal(7, H)})


def test_empty_matrices_are_no_cell() -> None:
    with pytest.raises(UploadError, match="blocks fit a cell"):
        recognise({"weight_ih_l0": np.zeros((0, 0)), "weight_hh_l0": np.zeros((0, 0))})
