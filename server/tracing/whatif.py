"""Changes made to a model before it reads: never in the model, but in a copy of its weights.

Each change is a change of weights, so that states, gradients and everything else stay exact:
a gate is held by cutting its inputs and setting its bias to the inverse of its activation; a unit
is silenced by holding whatever would let it show. Rows are stacked as PyTorch stacks them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.network import Network, initialise_network
from server.tracing.errors import WhatIfError
from server.tracing.request import Edit, Gate, Hold, WhatIf
from server.tracing.weights import Weights, network_with, weights_of

Array = NDArray[np.float64]
States = tuple[tuple[Array, Array], ...]

GATES = {"rnn": "h", "lstm": "ifgo", "gru": "rzn"}
_CANDIDATES = "gnh"
_SILENT: Mapping[str, tuple[tuple[Gate, float], ...]] = {
    "rnn": (("h", 0.0),),
    "lstm": (("o", 0.0),),
    "gru": (("z", 0.0), ("n", 0.0)),
}
_SHUT = 40.0
"""A pre-activation at which σ and tanh are 0, 1 or ±1 to the last bit."""


def changed_network(network: Network, what_if: WhatIf | None) -> Network:
    """Give a network with the changes made; the same one when there are none.

    Raises WhatIfError for a layer, unit, gate or weight that it doesn't have.
    """
    if what_if is None or what_if == WhatIf(initial=what_if.initial, seed=what_if.seed):
        return network
    if what_if.start is not None:
        spec = replace(network.spec, start=what_if.start, dtype="float64")
        network = initialise_network(spec, rng=np.random.default_rng(what_if.seed))
    weights = {name: array.copy() for name, array in weights_of(network).items()}
    for edit in what_if.edit:
        _edit(weights, edit)
    if what_if.spectral_radius is not None:
        _rescale(weights, network, what_if.spectral_radius)
    if what_if.forget_bias is not None:
        _set_forget_bias(weights, network, what_if.forget_bias)
    for hold in (*what_if.hold, *_silencing(network, what_if)):
        _hold(weights, network, hold)
    return network_with(network, weights)


def _silencing(network: Network, what_if: WhatIf) -> list[Hold]:
    return [
        Hold(gate=gate, value=value, unit=each.unit, layer=each.layer)
        for each in what_if.silence
        for gate, value in _SILENT[network.spec.cell]
    ]


def _edit(weights: Weights, edit: Edit) -> None:
    array = weights.get(edit.name)
    if array is None:
        raise WhatIfError(f"There is no weight {edit.name!r}. There are {', '.join(weights)}.")
    inside = len(edit.index) == array.ndim and all(
        i < size for i, size in zip(edit.index, array.shape, strict=True)
    )
    if not inside:
        raise WhatIfError(f"{edit.name} has shape {array.shape}; {edit.index} lies outside.")
    array[edit.index] = edit.value


def _hold(weights: Weights, network: Network, hold: Hold) -> None:
    rows = _rows(network, hold.gate, hold.layer, hold.unit)
    for suffix in _suffixes(weights, hold.layer):
        for name in ("weight_ih", "weight_hh", "bias_hh"):
            weights[f"rnn.{name}{suffix}"][rows] = 0.0
        weights[f"rnn.bias_ih{suffix}"][rows] = pre_activation(hold.gate, hold.value)


def pre_activation(gate: str, value: float) -> float:
    """Invert the gate's activation, so that it gives the value. Raises WhatIfError."""
    if gate in _CANDIDATES:
        inverse = np.arctanh(np.clip(value, -1 + 1e-16, 1 - 1e-16))
        return float(np.copysign(_SHUT, value) if abs(value) == 1 else inverse)
    if not 0 <= value <= 1:
        raise WhatIfError(f"Gate {gate} is a share; it can't be held at {value}.")
    if value in (0, 1):
        return _SHUT if value else -_SHUT
    return float(np.log(value / (1 - value)))


def _rows(network: Network, gate: str, layer: int, unit: int | None) -> slice:
    spec = network.spec
    gates = GATES[spec.cell]
    if gate not in gates:
        raise WhatIfError(f"A {spec.cell} has no gate {gate!r}; it has {', '.join(gates)}.")
    if layer >= spec.layers:
        raise WhatIfError(f"There is no layer {layer}; the model has {spec.layers}.")
    if unit is not None and unit >= spec.hidden_size:
        raise WhatIfError(f"There is no unit {unit}; the layer has {spec.hidden_size}.")
    start = gates.index(gate) * spec.hidden_size
    if unit is None:
        return slice(start, start + spec.hidden_size)
    return slice(start + unit, start + unit + 1)


def _suffixes(weights: Weights, layer: int) -> list[str]:
    return [s for s in (f"_l{layer}", f"_l{layer}_reverse") if f"rnn.weight_hh{s}" in weights]


def _set_forget_bias(weights: Weights, network: Network, value: float) -> None:
    for layer in range(network.spec.layers):
        rows = _rows(network, "f", layer, None)
        for suffix in _suffixes(weights, layer):
            weights[f"rnn.bias_ih{suffix}"][rows] = value
            weights[f"rnn.bias_hh{suffix}"][rows] = 0.0


def _rescale(weights: Weights, network: Network, radius: float) -> None:
    """Bring each gate's recurrent matrix to the spectral radius; a zero matrix stays."""
    size = network.spec.hidden_size
    for name, array in weights.items():
        if not name.startswith("rnn.weight_hh"):
            continue
        for start in range(0, len(array), size):
            block = array[start : start + size]
            largest = spectral_radius(block)
            if largest > 0:
                block *= radius / largest


def spectral_radius(matrix: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> float:
    return float(np.abs(np.linalg.eigvals(matrix)).max())


def initial_state(network: Network, what_if: WhatIf | None) -> States | None:
    """Give h and c of every layer before the first step, (1, H) each; None for zeros.

    Raises WhatIfError for a layer that isn't there, or another number of units.
    """
    if what_if is None or not what_if.initial:
        return None
    spec = network.spec
    states = [(np.zeros((1, spec.hidden_size)), np.zeros((1, spec.hidden_size)))] * spec.layers
    for given in what_if.initial:
        if given.layer >= spec.layers:
            raise WhatIfError(f"There is no layer {given.layer}; the model has {spec.layers}.")
        h, c = states[given.layer]
        states[given.layer] = (
            h if given.h is None else _state(given.h, spec.hidden_size),
            c if given.c is None else _state(given.c, spec.hidden_size),
        )
    return tuple(states)


def _state(numbers: tuple[float, ...], hidden: int) -> Array:
    if len(numbers) != hidden:
        raise WhatIfError(f"A state has {hidden} numbers here; {len(numbers)} were given.")
    return np.array(numbers)[None]
