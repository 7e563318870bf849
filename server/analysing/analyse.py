"""The answer to an analysis: each part is one of the engine's analyses over one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.analysis.gates import half_lives, saturation, time_scales
from engine.analysis.geometry import principal_components
from engine.analysis.influence import gradient_norms, influence_map
from engine.analysis.jacobians import (
    lyapunov_exponents,
    products_to_end,
    singular_values,
    step_jacobians,
)
from engine.errors import UnknownNameError
from engine.network import LayerTrace, NetworkTrace
from server.analysing.neighbours import nearest_states, same_pattern
from server.analysing.readings import Readings
from server.analysing.request import MAX_STEPS, AnalysisRequest, Pattern
from server.analysing.units import unit_card
from server.tracing import loss as losses
from server.tracing.compute import output_names
from server.tracing.errors import SequenceLengthError, UnknownSymbolError, WhatIfError
from server.tracing.library import Library
from server.tracing.request import TraceRequest
from server.tracing.sequence import Inputs, encode
from server.tracing.whatif import changed_network, initial_state

Array = NDArray[np.float64]

MOST_JACOBIAN_NUMBERS = 4_000_000
"""Steps times S², S the size of a state: 32 MB of float64, and a second of SVDs."""
MOST_INFLUENCE_NUMBERS = 8_000_000
"""Steps² times inputs."""
COMPONENTS = 3
SPECTRA = 64
"""Steps, evenly spread, whose singular values are all given."""


@dataclass(frozen=True)
class _Run:
    """A sequence that has been read, and what is asked about it."""

    asked: AnalysisRequest
    request: TraceRequest
    trace: NetworkTrace
    inputs: Inputs
    names: tuple[str, ...]
    readings: Readings

    @property
    def layer(self) -> LayerTrace:
        return self.trace.layers[self.asked.layer]

    @property
    def states(self) -> Array:
        """Give h of the layer asked about, (T, H)."""
        return self.layer.h[:, 0]


def analyse(asked: AnalysisRequest, library: Library, readings: Readings) -> dict[str, Any]:
    """Give every analysis asked for, by its name. Raises TracingError."""
    run = _read(asked, library, readings)
    spec = run.trace.network.spec
    found: dict[str, Any] = {name: PARTS[name](run) for name in dict.fromkeys(asked.analyses)}
    return {
        "model": asked.model,
        "cell": spec.cell,
        "layer": asked.layer,
        "tokens": list(run.inputs.tokens),
        **found,
    }


def _read(asked: AnalysisRequest, library: Library, readings: Readings) -> _Run:
    model = library.get(asked.model)
    request = TraceRequest(
        model=asked.model, text=asked.text, tokens=asked.tokens, target=asked.target
    )
    network = changed_network(model.network, asked.what_if)
    inputs = encode(request, model.vocabulary, network.spec.input_size)
    steps = len(inputs.vectors)
    if steps > MAX_STEPS:
        raise SequenceLengthError(
            f"The sequence has {steps} symbols; an analysis takes up to {MAX_STEPS}.",
            too_long=True,
            limit=MAX_STEPS,
        )
    if asked.layer >= network.spec.layers:
        raise WhatIfError(f"There is no layer {asked.layer}; the model has {network.spec.layers}.")
    trace = network.forward(inputs.vectors[:, None], initial_state(network, asked.what_if))
    return _Run(asked, request, trace, inputs, output_names(model), readings)


def _gates(run: _Run) -> dict[str, Any]:
    return {
        name: {"shut": each.shut.tolist(), "open": each.open.tolist()}
        for name, each in saturation(run.layer).items()
    }


def _time_scales(run: _Run) -> dict[str, Any] | None:
    """Give scales and half-lives in steps, (T, H), and what is left of each at the end."""
    try:
        scales, lives = time_scales(run.layer), half_lives(run.layer)
    except UnknownNameError:
        return None
    return {
        "steps": scales[:, 0].tolist(),
        "half_lives": lives[:, 0].tolist(),
        "retention_to_end": _left_at_end(lives[:, 0]).tolist(),
    }


def _retention(run: _Run) -> dict[str, Any] | None:
    """Give what is left at the end of what each step held: the mean over the units, (T,)."""
    try:
        return {"mean_to_end": _left_at_end(half_lives(run.layer)[:, 0]).mean(axis=1).tolist()}
    except UnknownNameError:
        return None


def _left_at_end(half_lives: Array) -> Array:
    """Give the product of the gates after each step, (T, H), from half-lives log ½ / log f."""
    log_gates = -np.log(2) / half_lives
    after = np.cumsum(log_gates[::-1], axis=0)[::-1]
    return np.asarray(np.exp(np.concatenate([after[1:], np.zeros_like(after[:1])])))


def _gradient_norms(run: _Run) -> dict[str, Any]:
    outputs = run.trace.outputs[:, 0]
    loss = losses.resolve(run.request, outputs, run.inputs, run.names)
    d_outputs = losses.gradient(loss, outputs)
    norms = gradient_norms(run.trace.network.backward(run.trace, d_outputs[:, None]))
    c = norms.c[run.asked.layer]
    return {
        "loss": losses.value(loss, outputs),
        "h": norms.h[run.asked.layer][:, 0].tolist(),
        "c": None if c is None else c[:, 0].tolist(),
    }


def _jacobians(run: _Run) -> dict[str, Any]:
    """Give ‖∂s_t/∂s_{t−1}‖, ‖∂s_T/∂s_t‖, singular values of steps, and Lyapunov exponents."""
    trace = run.layer.directions[0]
    spec = run.trace.network.spec
    size = spec.hidden_size * (2 if spec.cell == "lstm" else 1)
    _check_size(len(trace), size**2, MOST_JACOBIAN_NUMBERS)
    jacobians = step_jacobians(trace)
    _, values = singular_values(jacobians, at_most=len(jacobians))
    _, to_end = singular_values(products_to_end(jacobians), at_most=len(jacobians) + 1)
    which = np.unique(np.linspace(0, len(values) - 1, SPECTRA).round().astype(np.intp))
    return {
        "state": "h, c" if spec.cell == "lstm" else "h",
        "norms": values[:, 0].tolist(),
        "norms_to_end": to_end[:, 0].tolist(),
        "singular_values": {"steps": which.tolist(), "values": values[which].tolist()},
        "lyapunov_exponents": lyapunov_exponents(jacobians).tolist(),
    }


def _influence(run: _Run) -> dict[str, Any]:
    """Give ∂y_t/∂x_s for all pairs: along each input, and its length, (T, T) each, t first."""
    T, D = run.inputs.vectors.shape
    _check_size(T, T * D, MOST_INFLUENCE_NUMBERS)
    symbol = _output(run)
    whole = influence_map(run.trace, np.eye(len(run.names))[symbol])
    return {
        "output": run.names[symbol],
        "along_input": np.einsum("tsd,sd->ts", whole, run.inputs.vectors).tolist(),
        "norms": np.linalg.norm(whole, axis=2).tolist(),
    }


def _path(run: _Run) -> dict[str, Any]:
    states = run.states
    found = principal_components(states, min(COMPONENTS, *states.shape))
    return {"points": found.path(states).tolist(), "shares": found.shares.tolist()}


def _nearest(run: _Run) -> dict[str, Any]:
    step = len(run.states) - 1 if run.asked.step is None else run.asked.step
    _check_step(step, run)
    reading = run.readings.get(run.asked.model)
    found = nearest_states(reading, run.asked.layer, run.states[step], run.asked.count)
    return {"step": step, **found}


def _pattern(run: _Run) -> dict[str, Any]:
    pattern = run.asked.pattern
    assert isinstance(pattern, Pattern)
    _check_step(pattern.end, run)
    return same_pattern(
        run.readings.get(run.asked.model),
        run.asked.layer,
        run.states[pattern.start : pattern.end + 1],
        least=pattern.least,
        count=run.asked.count,
    )


def _unit(run: _Run) -> dict[str, Any]:
    units = run.states.shape[1]
    if run.asked.unit >= units:
        raise WhatIfError(f"There is no unit {run.asked.unit}; the layer has {units}.")
    reading = run.readings.get(run.asked.model)
    return unit_card(reading, run.asked.layer, run.asked.unit, run.asked.count)


def _output(run: _Run) -> int:
    symbol = run.asked.symbol
    if symbol is None:
        return int(run.trace.last_output[0].argmax())
    if symbol not in run.names:
        raise UnknownSymbolError(symbol, len(run.states) - 1, run.asked.model)
    return run.names.index(symbol)


def _check_step(step: int, run: _Run) -> None:
    if step >= len(run.states):
        raise SequenceLengthError(
            f"Step {step} is asked about; the sequence has steps 0 to {len(run.states) - 1}."
        )


def _check_size(steps: int, each: int, most: int) -> None:
    if steps * each > most:
        raise SequenceLengthError(
            f"{steps} steps are too many for this analysis of a model of this size; "
            f"it takes up to {max(1, most // each)}.",
            too_long=True,
            limit=max(1, most // each),
        )


PARTS: Mapping[str, Callable[[_Run], Any]] = MappingProxyType(
    {
        "gates": _gates,
        "time_scales": _time_scales,
        "retention": _retention,
        "gradient_norms": _gradient_norms,
        "jacobians": _jacobians,
        "influence": _influence,
        "path": _path,
        "nearest": _nearest,
        "pattern": _pattern,
        "unit": _unit,
    }
)
