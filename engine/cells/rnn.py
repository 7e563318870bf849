"""The plain recurrent layer (Elman, 1990): h_t = φ(W_h h_{t-1} + W_x x_t + b), φ tanh or ReLU."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

import numpy as np

from engine import bptt
from engine.arrays import Array, as_array
from engine.buffers import Product, aligned, product
from engine.cells.given import check_run, check_trace, window_of
from engine.cells.streaming import stream_with
from engine.errors import check_name
from engine.parameters import Params as BaseParams
from engine.starts import as_dtype, start_matrix
from engine.traces import Gradients, State, Trace, begin

ACTIVATIONS = ("tanh", "relu")


@dataclass(frozen=True, eq=False)
class Params(BaseParams):
    """W (H, H + D + 1) of [h; x; 1], and the activation's name."""

    activation: str = "tanh"
    cell: ClassVar[str] = "rnn"
    gates: ClassVar[tuple[str, ...]] = ("h",)

    def __post_init__(self) -> None:
        check_name("activation", self.activation, ACTIVATIONS)
        super().__post_init__()

    def pre_activations(self, z: Array, record: Array) -> Mapping[str, Array]:  # noqa: ARG002 - a GRU's need it
        return {"h": np.matmul(self.W, z[:-1])}


def initialise(
    input_size: int,
    hidden_size: int,
    *,
    rng: np.random.Generator,
    start: str = "uniform",
    activation: str = "tanh",
    dtype: Any = np.float64,
) -> Params:
    """Draw the weights of a layer (see `engine.starts`); chrono is uniform here: no gates."""
    W = start_matrix(start, 1, hidden_size, input_size, rng=rng)
    return Params(as_dtype(W, dtype), activation)


def step(params: Params, x: Array, state: State) -> State:
    """Give the state after one step: x (B, D), state.h (B, H)."""
    return forward(params, as_array(x, "x")[None], state).final


def forward(
    params: Params, x: Array, state: State | None = None, *, mask: Array | None = None
) -> Trace:
    """Unroll over a batch of sequences and keep every state.

    Shapes: x (T, B, D); state.h (B, H); mask (T, B), False where a step is padding and the state
    is held. Raises ShapeError, naming both shapes, or DTypeError.
    """
    x, mask = check_run("rnn", params, x, state, mask)
    z, record, real = begin(params, x, state, mask, 0)
    with np.errstate(all="ignore"):
        _run(params, z, None if real is None else ~real)
    return Trace(params, z, record, {}, real)


def stream(params: Params, chunks: Iterable[Array], state: State | None = None) -> Iterator[Trace]:
    """Yield a trace a chunk (t, B, D), in constant memory, bitwise equal to one pass."""
    return stream_with(partial(forward, params), chunks, state)


def _run(params: Params, z: Array, held: Array | None) -> None:
    H, zs = params.hidden_size, bptt.squeezed(z)
    a = aligned((H, *zs.shape[2:]), z.dtype)
    multiply_W = product(params.W, a)
    activate = np.tanh if params.activation == "tanh" else partial(np.maximum, np.zeros_like(a))
    for t, (z_t, h_t) in enumerate(zip(zs[:-1], zs[1:, :H], strict=True)):
        multiply_W(z_t, a)
        activate(a, out=h_t)
        if held is not None:
            np.copyto(h_t, z_t[:H], where=held[t])


def backward(
    trace: Trace, dh: Array, *, truncate: int | None = None, inputs: bool = True
) -> Gradients:
    """Give the exact gradients of a loss whose own gradient on the states is dh.

    dh (T, B, H), or (B, H) for a loss on the last step alone. With `truncate`, no adjoint crosses
    a multiple of that many steps. Without `inputs`, dL/dx isn't computed and stays 0.
    Raises ShapeError, DTypeError or LimitError.
    """
    check_trace("rnn", trace)
    window = window_of(truncate)
    with np.errstate(all="ignore"):
        return _backward(trace, dh, window, inputs)


def _backward(trace: Trace, dh: Array, truncate: int | None, inputs: bool) -> Gradients:
    H, W = trace.params.hidden_size, trace.params.W
    run = bptt.Pass.begin(trace, dh, None, truncate=truncate, inputs=inputs)
    dW = np.zeros_like(W)
    dh_next = run.adjoint()
    back = product(W[:, :H].T, dh_next)
    for block in run.blocks():
        da = _slopes(trace, block.steps)
        _block(run.of(run.dH, block), bptt.squeezed(da), dh_next, back, run.held(block))
        dW += bptt.outer_sum(da, trace.z[block.steps])
        run.to_inputs(W[:, H:-1], da, block)
        if run.ends(block, dh_next):
            break
    return run.gradients({"W": dW}, dh_next)


def _slopes(trace: Trace, steps: slice) -> Array:
    """φ'(a_t) from h_t, (n, H, B); 0 where the step is padding."""
    h = trace.z[1:][steps, : trace.params.hidden_size]
    is_tanh = getattr(trace.params, "activation", "tanh") == "tanh"
    slopes = np.asarray(1 - h * h if is_tanh else (h > 0).astype(h.dtype))
    if trace.mask is not None:
        slopes *= trace.mask[steps, None, :]
    return slopes


def _block(dH: Array, da: Array, dh_next: Array, back: Product, held: Array | None) -> None:
    """Turn slopes into da, and dH into the whole adjoint, in place, the last step first."""
    add, multiply = np.add, np.multiply
    for t, (dh_t, da_t) in enumerate(zip(dH[::-1], da[::-1], strict=True)):
        add(dh_t, dh_next, dh_t)
        multiply(da_t, dh_t, da_t)
        back(da_t, dh_next)
        if held is not None:
            dh_next += dh_t * held[-1 - t]
