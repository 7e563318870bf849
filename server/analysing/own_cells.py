"""A learner's own step in the place of the engine's: run over a sequence in the sandbox.

The weights are a trained network's, in the layout that the exercise asks for; the loop around the
step is appended to the learner's source, so that one exchange with the sandbox runs the sequence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.network import Network
from server.sandbox import Call, CaseResult, Limits, Returned, Sandbox
from server.tracing.compute import compute
from server.tracing.errors import SequenceLengthError, TracingError
from server.tracing.library import Library
from server.tracing.request import TraceRequest
from server.tracing.sequence import fold
from server.tracing.weights import Weights, weights_of

Array = NDArray[np.float64]

MAX_SYMBOLS = 200
MAX_OUTPUT = 2_000
TIME_S = 3.0
SAME = 1e-9

_LOOPS: Mapping[str, str] = MappingProxyType(
    {
        "h": """
def _over_a_sequence(xs, h, *weights):
    states = []
    for x in xs:
        h = {entry}(x, h, *weights)
        states.append((h,))
    return states
""",
        "h, c": """
def _over_a_sequence(xs, h, c, *weights):
    states = []
    for x in xs:
        h, c = {entry}(x, h, c, *weights)
        states.append((h, c))
    return states
""",
    }
)


@dataclass(frozen=True)
class Layout:
    """How an exercise's step takes its arguments: states in columns or rows, and which weights."""

    states: tuple[str, ...]
    columns: bool
    weights: Callable[[Weights, int], tuple[Array, ...]]


def _rnn(weights: Weights, _hidden: int) -> tuple[Array, ...]:
    bias = weights["rnn.bias_ih_l0"] + weights["rnn.bias_hh_l0"]
    return weights["rnn.weight_ih_l0"], weights["rnn.weight_hh_l0"], bias[:, None]


def _lstm(weights: Weights, hidden: int) -> tuple[Array, ...]:
    stacked = np.hstack([weights["rnn.weight_hh_l0"], weights["rnn.weight_ih_l0"]])
    bias = (weights["rnn.bias_ih_l0"] + weights["rnn.bias_hh_l0"])[:, None]
    rows = {gate: slice(k * hidden, (k + 1) * hidden) for k, gate in enumerate("ifgo")}
    return tuple(each[rows[gate]].copy() for each in (stacked, bias) for gate in "figo")


def _gru(weights: Weights, _hidden: int) -> tuple[Array, ...]:
    W, U = weights["rnn.weight_ih_l0"], weights["rnn.weight_hh_l0"]
    return W.T.copy(), U.T.copy(), weights["rnn.bias_ih_l0"], weights["rnn.bias_hh_l0"]


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "rnn_step": Layout(("h",), columns=True, weights=_rnn),
        "lstm_step": Layout(("h", "c"), columns=True, weights=_lstm),
        "gru_step": Layout(("h",), columns=False, weights=_gru),
    }
)
"""The exercises whose step can be run over a sequence; each is its own entry's name."""


@dataclass(frozen=True)
class Question:
    exercise: str
    cell: str
    source: str
    model: str
    text: str


async def run_own(asked: Question, library: Library, sandbox: Sandbox) -> dict[str, Any]:
    """Give the states by the learner's step beside the engine's. Raises TracingError.

    `outcome` and `message` tell how the run ended; there are no states where it did not return, or
    returned something that is no state.
    """
    model = library.get(asked.model)
    _check(asked, model.network)
    text = fold(asked.text, model.vocabulary)
    traced = compute(TraceRequest(model=asked.model, text=text, parts=("h", "c")), model)
    vectors = model.one_hot(model.encode(text))[:, 0]
    result = await _run(asked, model.network, sandbox, vectors)
    layout = LAYOUTS[asked.exercise]
    engine = {name: traced.arrays[f"layers.0.{name}"] for name in layout.states}
    found = _states(result.values, engine)
    return {
        "exercise": asked.exercise,
        "model": asked.model,
        "cell": asked.cell,
        "tokens": list(traced.tokens),
        "outcome": result.outcome.kind,
        "message": _message(asked, result, found),
        "output": result.stdout[:MAX_OUTPUT],
        "time_ms": round(result.time_ms, 3),
        "states": [_beside(name, yours, engine[name]) for name, yours in (found or {}).items()],
    }


def _check(asked: Question, network: Network) -> None:
    spec = network.spec
    if spec.cell != asked.cell:
        raise TracingError(f"{asked.model} has {spec.cell} cells; {asked.exercise} is another.")
    if spec.layers > 1 or spec.bidirectional or spec.reset != "after":
        raise TracingError("Own code runs in networks of one layer and one direction.")
    if len(asked.text) > MAX_SYMBOLS:
        raise SequenceLengthError(
            f"Own code reads up to {MAX_SYMBOLS} symbols; there are {len(asked.text)}.",
            too_long=True,
            limit=MAX_SYMBOLS,
        )


async def _run(asked: Question, network: Network, sandbox: Sandbox, vectors: Array) -> CaseResult:
    layout, hidden = LAYOUTS[asked.exercise], network.spec.hidden_size
    loop = _LOOPS[", ".join(layout.states)].format(entry=asked.exercise)
    shape = (hidden, 1) if layout.columns else (1, hidden)
    inputs = vectors[:, :, None] if layout.columns else vectors[:, None, :]
    states = tuple(np.zeros(shape) for _ in layout.states)
    arguments = (inputs.copy(), *states, *layout.weights(weights_of(network), hidden))
    async with sandbox.job(f"{asked.source}\n{loop}", Limits(wall_s=TIME_S)) as job:
        return await job.run([Call("_over_a_sequence", arguments)])


def _states(values: tuple[Any, ...], engine: Mapping[str, Array]) -> dict[str, Array] | None:
    """Read what came back, which untrusted code made: None unless all of it is states."""
    steps, hidden = next(iter(engine.values())).shape
    rows = values[0] if values else None
    if not isinstance(rows, list) or len(rows) != steps:
        return None
    found = {name: np.empty((steps, hidden)) for name in engine}
    for t, row in enumerate(rows):
        if not isinstance(row, tuple) or len(row) != len(engine):
            return None
        for array, state in zip(found.values(), row, strict=True):
            if not isinstance(state, np.ndarray) or state.dtype.kind not in "fiu":
                return None
            if state.size != hidden:
                return None
            array[t] = state.reshape(hidden)
    return found


def _message(asked: Question, result: CaseResult, found: Mapping[str, Array] | None) -> str:
    if isinstance(result.outcome, Returned) and found is None:
        names = " and ".join(LAYOUTS[asked.exercise].states)
        return f"{asked.exercise} has to return {names} as an array, one number a unit."
    return result.outcome.message[:MAX_OUTPUT]


def _beside(name: str, yours: Array, engine: Array) -> dict[str, Any]:
    """Give both, and where they first part: beyond what rounding does."""
    apart = np.abs(yours - engine)
    wrong = np.flatnonzero(~(apart <= SAME).all(axis=1))
    return {
        "name": name,
        "yours": yours.tolist(),
        "engine": engine.tolist(),
        "largest_difference": float(np.max(apart)),
        "first_different_step": int(wrong[0]) if len(wrong) else None,
    }
