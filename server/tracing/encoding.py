"""A trace as an answer: JSON to be read, or safetensors (float32) to be drawn."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from server.tracing.compute import Array, Traced


def as_safetensors(traced: Traced) -> bytes:
    """Write the arrays as float32 under their names, and what describes them in the metadata."""
    arrays = {
        name: np.ascontiguousarray(values, np.float32) for name, values in traced.arrays.items()
    }
    return save(arrays, {"trace": json.dumps(_description(traced), ensure_ascii=False)})


def as_json(traced: Traced) -> dict[str, Any]:
    """Write nested lists in full precision; NaN and infinity become null, and are named."""
    arrays = traced.arrays
    body: dict[str, Any] = _description(traced) | {"shapes": "T,H"}
    body["layers"] = [_layer(arrays, f"layers.{k}.") for k in range(traced.layers)]
    if "predictions" in arrays:
        body["predictions"] = _lists(arrays["predictions"])
    if "surprise" in arrays:
        body["surprise"] = _lists(arrays["surprise"])
    if "gradients.inputs" in arrays:
        body["gradients"] = {
            "inputs": _lists(arrays["gradients.inputs"]),
            "layers": [_layer(arrays, f"gradients.layers.{k}.") for k in range(traced.layers)],
        }
    influence = {
        n.split(".")[1]: _lists(v) for n, v in arrays.items() if n.startswith("influence.")
    }
    if influence:
        body["influence"] = influence
    broken = [n for n, v in arrays.items() if n != "surprise" and not np.isfinite(v).all()]
    return body | ({"not_finite": broken} if broken else {})


def _description(traced: Traced) -> dict[str, Any]:
    return {
        "model": traced.model,
        "cell": traced.cell,
        "tokens": traced.tokens,
        "vocabulary": traced.vocabulary,
        "layers": traced.layers,
        "hidden": traced.hidden,
        **traced.facts,
    }


def _layer(arrays: Any, prefix: str) -> dict[str, Any]:
    layer: dict[str, Any] = {}
    for name, values in arrays.items():
        if not name.startswith(prefix):
            continue
        kind, _, gate = name.removeprefix(prefix).partition(".")
        if gate:
            layer.setdefault(kind, {})[gate] = _lists(values)
        else:
            layer[kind] = _lists(values)
    return layer


def _lists(values: Array | NDArray[np.float32]) -> list[Any]:
    if np.isfinite(values).all():
        whole: list[Any] = values.tolist()
        return whole
    finite = np.where(np.isfinite(values), values, None)  # type: ignore[call-overload] # NumPy's types know no None
    return list(finite.tolist())
