"""A weight file that a caller brings: bounded, read without running it, kept as a model."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load

from engine.model import SequenceModel, save_model
from engine.network import NetworkSpec
from engine.weights import network_from_pytorch
from server.tracing.errors import UploadError
from server.tracing.foreign import Array, Foreign, recognise
from server.tracing.library import Library

LIMIT_BYTES = 16_000_000
MAX_TENSORS = 64
MAX_ALPHABET = 1024


def read_model(content: bytes, library: Library, alphabet: str | None) -> str:
    """Keep the file's network as an own model and give its id. Raises UploadError."""
    foreign = recognise(_arrays(content))
    vocabulary = _vocabulary(content, library, alphabet, foreign.input_size)
    name, path = library.new_own_path()
    save_model(path, SequenceModel(_network(foreign), vocabulary, {"cell": foreign.cell}))
    return name


def _arrays(content: bytes) -> dict[str, Array]:
    try:
        given = load(content)
    except (SafetensorError, ValueError, KeyError, TypeError) as error:
        raise UploadError(f"This is no safetensors file ({error}).") from error
    if len(given) > MAX_TENSORS:
        raise UploadError(f"There are {len(given)} tensors; the limit is {MAX_TENSORS}.")
    whole = [name for name, array in given.items() if array.dtype.kind != "f"]
    if whole:
        raise UploadError(f"{', '.join(whole)}: only floating-point tensors can be weights.")
    return {name: array.astype(np.float64) for name, array in given.items()}


def _network(foreign: Foreign) -> Any:
    spec = NetworkSpec(
        cell=foreign.cell,
        input_size=foreign.input_size,
        hidden_size=foreign.hidden_size,
        layers=foreign.layers,
        output_size=foreign.output_size,
    )
    return network_from_pytorch(spec, dict(foreign.arrays))


def _vocabulary(
    content: bytes, library: Library, alphabet: str | None, size: int
) -> tuple[str, ...]:
    """Take the alphabet given, else the file's, else one of ours that has as many symbols."""
    given = tuple(alphabet) if alphabet else _written(content)
    if given is None:
        ours = (tuple(library.get(name).vocabulary) for name in library.names())
        given = next((each for each in ours if len(each) == size), None)
    if given is None:
        raise UploadError(f"The network has {size} inputs; give an alphabet of {size} symbols.")
    if len(given) != size or len(set(given)) != size:
        raise UploadError(
            f"The alphabet has {len(set(given))} different symbols; the network has {size} inputs."
        )
    return given


def _written(content: bytes) -> tuple[str, ...] | None:
    size = int.from_bytes(content[:8], "little")
    metadata = json.loads(content[8 : 8 + size]).get("__metadata__", {})
    try:
        symbols = json.loads(metadata.get("vocabulary", "null"))
    except json.JSONDecodeError:
        return None
    if isinstance(symbols, list) and all(isinstance(s, str) and 0 < len(s) <= 16 for s in symbols):
        return tuple(symbols)
    return None
