"""Weight files of others: PyTorch's and Keras's names brought into one form, with a shape report.

The form is PyTorch's: `rnn.weight_ih_l0` (gH, D), `rnn.weight_hh_l0` (gH, H), two biases, and the
head as `head.weight` (O, H), `head.bias`; g is 1, 3 or 4 for a plain RNN, a GRU or an LSTM.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from server.tracing.errors import UploadError

Array = NDArray[np.float64]
CELLS = {1: "rnn", 3: "gru", 4: "lstm"}
MAX_HIDDEN = 1024
MAX_LAYERS = 8

_RECURRENT = re.compile(r"(.*?)(weight|bias)_(ih|hh)_l(\d+)")
_KERAS_BLOCKS = {"lstm": (0, 1, 2, 3), "gru": (1, 0, 2), "rnn": (0,)}
"""Which of Keras's blocks stands at each place of PyTorch's: its GRU has z before r."""


@dataclass(frozen=True)
class Foreign:
    """What a file turned out to hold, in PyTorch's form."""

    cell: str
    input_size: int
    hidden_size: int
    layers: int
    output_size: int
    arrays: Mapping[str, Array]


def recognise(given: Mapping[str, Array]) -> Foreign:
    """Find the recurrent network and its head. Raises UploadError, naming what is missing."""
    for name, array in given.items():
        if not np.isfinite(array).all():
            raise UploadError(f"{name} holds numbers that are not finite.")
    if any(name.endswith("recurrent_kernel") for name in given):
        given = _from_keras(given)
    arrays, rest = _recurrent(given)
    layers = _count_layers(arrays)
    rows, hidden = _matrix(arrays, "rnn.weight_hh_l0")
    cell = CELLS.get(rows // hidden) if hidden and rows % hidden == 0 else None
    if cell is None:
        raise UploadError(f"weight_hh_l0 has shape {(rows, hidden)}; 1, 3 or 4 blocks fit a cell.")
    if hidden > MAX_HIDDEN:
        raise UploadError(f"There are {hidden} units; the limit is {MAX_HIDDEN}.")
    _check_layers(arrays, layers, rows, hidden)
    head = _head(rest, hidden)
    return Foreign(
        cell=cell,
        input_size=_matrix(arrays, "rnn.weight_ih_l0")[1],
        hidden_size=hidden,
        layers=layers,
        output_size=len(head["head.weight"]),
        arrays=arrays | head,
    )


def _recurrent(given: Mapping[str, Array]) -> tuple[dict[str, Array], dict[str, Array]]:
    arrays: dict[str, Array] = {}
    rest: dict[str, Array] = {}
    for name, array in given.items():
        match = _RECURRENT.fullmatch(name)
        if name.endswith("_reverse"):
            raise UploadError(f"{name}: a bidirectional network can't be read step by step here.")
        if match:
            arrays[f"rnn.{match[2]}_{match[3]}_l{match[4]}"] = array
        else:
            rest[name] = array
    return arrays, rest


def _count_layers(arrays: Mapping[str, Array]) -> int:
    layers = sum(name.startswith("rnn.weight_hh_l") for name in arrays)
    if not layers:
        raise UploadError(
            "There is no weight_hh_l0: the recurrent matrix of torch.nn.RNN, LSTM or GRU, "
            "or a recurrent_kernel of Keras."
        )
    if layers > MAX_LAYERS:
        raise UploadError(f"There are {layers} layers; the limit is {MAX_LAYERS}.")
    return layers


def _matrix(arrays: Mapping[str, Array], name: str) -> tuple[int, int]:
    array = arrays.get(name)
    if array is None:
        raise UploadError(f"There is no {name.removeprefix('rnn.')}.")
    if array.ndim != 2:
        raise UploadError(f"{name.removeprefix('rnn.')} has shape {array.shape}; it is no matrix.")
    return array.shape[0], array.shape[1]


def _check_layers(arrays: dict[str, Array], layers: int, rows: int, hidden: int) -> None:
    """Compare every shape with the first layer's, and add the zeros of a network without biases."""
    for k in range(layers):
        below = _matrix(arrays, "rnn.weight_ih_l0")[1] if k == 0 else hidden
        wanted: dict[str, tuple[int, ...]] = {
            f"weight_ih_l{k}": (rows, below),
            f"weight_hh_l{k}": (rows, hidden),
            f"bias_ih_l{k}": (rows,),
            f"bias_hh_l{k}": (rows,),
        }
        for name, shape in wanted.items():
            if name.startswith("bias"):
                arrays.setdefault(f"rnn.{name}", np.zeros(shape))
            found = arrays.get(f"rnn.{name}")
            if found is None or found.shape != shape:
                has = "is missing" if found is None else f"has shape {found.shape}"
                raise UploadError(f"{name} {has}; {shape} is wanted.")


def _head(rest: Mapping[str, Array], hidden: int) -> dict[str, Array]:
    """Find the one matrix that reads h; a bias of its length goes with it."""
    found = {n: a for n, a in rest.items() if a.ndim == 2 and a.shape[1] == hidden}
    if len(found) != 1:
        names = ", ".join(found) or "none"
        raise UploadError(
            f"The head must be one matrix (outputs, {hidden}), like head.weight; there is {names}."
        )
    [(name, weight)] = found.items()
    bias = rest.get(f"{name.removesuffix('weight')}bias", np.zeros(len(weight)))
    if bias.shape != (len(weight),):
        raise UploadError(f"The head's bias has shape {bias.shape}; {(len(weight),)} is wanted.")
    return {"head.weight": weight, "head.bias": bias}


def _from_keras(given: Mapping[str, Array]) -> dict[str, Array]:
    """Turn Keras's (D, gH) kernels and one or two biases into PyTorch's rows."""
    prefixes = sorted(
        n.removesuffix("recurrent_kernel") for n in given if n.endswith("recurrent_kernel")
    )
    arrays: dict[str, Array] = {}
    used: set[str] = set()
    for k, prefix in enumerate(prefixes):
        recurrent = given[f"{prefix}recurrent_kernel"]
        kernel = given.get(f"{prefix}kernel")
        if kernel is None or recurrent.ndim != 2 or kernel.ndim != 2:
            raise UploadError(f"There is no matrix {prefix}kernel beside the recurrent_kernel.")
        hidden, columns = recurrent.shape
        cell = CELLS.get(columns // hidden) if hidden and columns % hidden == 0 else None
        if cell is None:
            raise UploadError(f"{prefix}recurrent_kernel has shape {recurrent.shape}.")
        bias = given.get(f"{prefix}bias", np.zeros(columns))
        if cell == "gru" and bias.ndim != 2:
            raise UploadError("A Keras GRU needs reset_after=True, with a bias (2, 3H).")
        both = bias if bias.ndim == 2 else np.stack([bias, np.zeros_like(bias)])
        arrays[f"weight_ih_l{k}"] = _rows(kernel.T, cell, hidden)
        arrays[f"weight_hh_l{k}"] = _rows(recurrent.T, cell, hidden)
        arrays[f"bias_ih_l{k}"], arrays[f"bias_hh_l{k}"] = (_rows(b, cell, hidden) for b in both)
        used |= {f"{prefix}{name}" for name in ("kernel", "recurrent_kernel", "bias")}
    return arrays | _keras_head({n: a for n, a in given.items() if n not in used})


def _rows(stacked: Array, cell: str, hidden: int) -> Array:
    blocks = [stacked[k * hidden : (k + 1) * hidden] for k in _KERAS_BLOCKS[cell]]
    return np.concatenate(blocks)


def _keras_head(rest: Mapping[str, Array]) -> dict[str, Array]:
    return {
        n.replace("kernel", "weight"): a.T if n.endswith("kernel") else a for n, a in rest.items()
    }
