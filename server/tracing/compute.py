"""A trace: everything asked for about one sequence in one model, as named arrays.

Names are dotted: `layers.0.h`, `layers.0.gates.f`, `predictions`, `surprise`,
`gradients.layers.0.h`, `influence.gradient`. Pure over the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.model import SequenceModel
from engine.network import Network, NetworkTrace
from server.tracing import loss as losses
from server.tracing.influence import influence
from server.tracing.request import TraceRequest
from server.tracing.sequence import Inputs, encode
from server.tracing.whatif import changed_network, initial_state

Array = NDArray[np.float64]
Named = tuple[str, Array]


@dataclass(frozen=True)
class Traced:
    """The answer to one TraceRequest: float64 arrays by name, and what describes them."""

    model: str
    cell: str
    tokens: tuple[str, ...]
    vocabulary: tuple[str, ...]
    layers: int
    hidden: int
    arrays: Mapping[str, Array]
    facts: Mapping[str, Any]


def compute(request: TraceRequest, model: SequenceModel) -> Traced:
    """Run the model over the sequence, forward once and backward where gradients are asked for.

    Raises TracingError for what the model can't read or doesn't have.
    """
    network = changed_network(model.network, request.what_if)
    spec = network.spec
    inputs = encode(request, model.vocabulary, spec.input_size)
    trace = network.forward(inputs.vectors[:, None, :], initial_state(network, request.what_if))
    arrays = dict(_forward_arrays(request, trace, inputs))
    facts: dict[str, Any] = {}
    if {"gradients", "influence"} & set(request.parts):
        names = output_names(model)
        loss = losses.resolve(request, trace.outputs[:, 0], inputs, names)
        facts = _loss_facts(loss, trace, names)
        arrays |= dict(_backward_arrays(request, network, trace, inputs, loss))
    return Traced(
        model=request.model,
        cell=spec.cell,
        tokens=inputs.tokens,
        vocabulary=tuple(model.vocabulary),
        layers=len(trace.layers),
        hidden=spec.hidden_size,
        arrays=arrays,
        facts=facts,
    )


def output_names(model: SequenceModel) -> tuple[str, ...]:
    """Name the outputs: the symbols where the model foretells symbols, else numbers."""
    size = model.network.spec.output_size
    if size == len(model.vocabulary):
        return tuple(model.vocabulary)
    return tuple(str(number) for number in range(size))


def _forward_arrays(request: TraceRequest, trace: NetworkTrace, inputs: Inputs) -> Iterator[Named]:
    parts = set(request.parts)
    for k, layer in enumerate(trace.layers):
        if "h" in parts:
            yield f"layers.{k}.h", layer.h[:, 0]
        if "c" in parts and layer.c is not None:
            yield f"layers.{k}.c", layer.c[:, 0]
        if "gates" in parts:
            for gate, values in layer.gates.items():
                yield f"layers.{k}.gates.{gate}", values[:, 0]
    outputs = trace.outputs[:, 0]
    if "predictions" in parts:
        yield "predictions", np.exp(losses.log_softmax(outputs))
    foretold = inputs.numbers is not None and outputs.shape[1] == inputs.vectors.shape[1]
    if foretold and inputs.numbers is not None and parts & {"surprise", "predictions"}:
        yield "surprise", losses.surprise(outputs, inputs.numbers)


def _backward_arrays(
    request: TraceRequest, network: Network, trace: NetworkTrace, inputs: Inputs, loss: losses.Loss
) -> Iterator[Named]:
    if "gradients" in request.parts:
        d_outputs = losses.gradient(loss, trace.outputs[:, 0])
        gradients = network.backward(trace, d_outputs[:, None, :])
        yield "gradients.inputs", gradients.inputs[:, 0]
        for k in range(len(trace.layers)):
            yield f"gradients.layers.{k}.h", gradients.h[k][:, 0]
            d_c = gradients.c[k]
            if d_c is not None:
                yield f"gradients.layers.{k}.c", d_c[:, 0]
    if "influence" in request.parts:
        at = int(loss.steps[-1]), int(loss.symbols[-1])
        for name, values in influence(network, trace, inputs.vectors, at).items():
            yield f"influence.{name}", values


def _loss_facts(loss: losses.Loss, trace: NetworkTrace, names: tuple[str, ...]) -> dict[str, Any]:
    last = {"step": int(loss.steps[-1]), "symbol": names[int(loss.symbols[-1])]}
    return {"loss": losses.value(loss, trace.outputs[:, 0]), "target": last}
