"""What a model's file says about its network, and the network made from it."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from typing import Any

import numpy as np

from engine.errors import EngineError, WeightsError
from engine.network import Network, NetworkSpec, initialise_network
from engine.weights.file import Contents, is_text
from engine.weights.named import Named

DESCRIBED = ("cell", "layers", "spec", "vocabulary")


def describe(spec: NetworkSpec, vocabulary: tuple[str, ...]) -> dict[str, str]:
    """Give metadata that `network_described` reads; `cell` and `layers` are for people."""
    return {
        "cell": spec.cell,
        "layers": str(spec.layers),
        "spec": json.dumps(asdict(spec)),
        "vocabulary": json.dumps(list(vocabulary), ensure_ascii=False),
    }


def network_described(contents: Contents) -> Network:
    """Build the network in float64. Raises WeightsError for what is missing or doesn't fit."""
    spec = _spec(_json(contents, "spec"))
    held = sum(array.size for array in contents.arrays.values())
    if held < spec.weights:
        raise WeightsError(
            f"The file holds {held} numbers, too few for {spec.layers} layers of "
            f"{spec.hidden_size} units on {spec.input_size} inputs, {spec.weights}."
        )
    template = initialise_network(replace(spec, start="uniform"), rng=np.random.default_rng(0))
    named = Named(contents.arrays, np.float64)
    arrays = {name: named.take(name, a.shape) for name, a in template.parameters.items()}
    named.finish()
    found = template.replace(arrays)
    return Network(spec, found.layers, found.head_W, found.head_b)


def vocabulary_described(contents: Contents) -> tuple[str, ...]:
    """Give the symbols. Raises WeightsError unless they are a list of text."""
    given = _json(contents, "vocabulary")
    if isinstance(given, list) and all(is_text(symbol) for symbol in given):
        return tuple(given)
    raise WeightsError("The vocabulary must be a list of symbols.")


def _spec(given: object) -> NetworkSpec:
    known = {field.name for field in fields(NetworkSpec)}
    if not isinstance(given, dict) or not set(given) <= known:
        raise WeightsError(f"The spec must be an object with {', '.join(sorted(known))}.")
    try:
        return NetworkSpec(**{**given, "dtype": "float64"})
    except (EngineError, TypeError) as error:
        raise WeightsError(f"The spec describes no network: {error}") from error


def _json(contents: Contents, name: str) -> Any:
    if name not in contents.metadata:
        raise WeightsError(f"The metadata has no {name}; save_model writes it.")
    try:
        return json.loads(contents.metadata[name])
    except (ValueError, RecursionError) as error:
        raise WeightsError(f"The metadata's {name} is no JSON: {error}.") from error
