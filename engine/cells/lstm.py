"""Long short-term memory (Hochreiter & Schmidhuber, 1997) with forget gates (Gers et al., 2000).

    i, f, o = σ(W [h; x; 1])     g = tanh(W [h; x; 1])
    c_t = f ⊙ c_{t-1} + i ⊙ g    h_t = o ⊙ tanh(c_t)

σ(a) = (1 + tanh(a/2))/2 needs one tanh for all four gates and never overflows: the rows of the
three σ-gates are halved beforehand. A step's blocks stand as o, i, f, g, c_{t-1}, so that i ⊙ g and
f ⊙ c_{t-1} are one product of neighbours, [i; f] ⊙ [g; c].
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np

from engine import bptt
from engine.arrays import Array, as_array
from engine.buffers import Product, aligned, aligned_copy, product
from engine.cells import lstm_vectors
from engine.cells.given import check_run, check_trace, window_of
from engine.cells.lstm_factors import factors
from engine.cells.streaming import stream_with
from engine.limits import finite_number
from engine.parameters import Params as BaseParams
from engine.starts import as_dtype, chrono_biases, start_matrix
from engine.traces import Gradients, State, Trace, begin, initial_array

BLOCKS = MappingProxyType({"o": 0, "i": 1, "f": 2, "g": 3, "c": 4})


@dataclass(frozen=True, eq=False)
class Params(BaseParams):
    """W (4H, H + D + 1) of [h; x; 1], gates o, i, f, g from top to bottom."""

    cell: ClassVar[str] = "lstm"
    gates: ClassVar[tuple[str, ...]] = ("o", "i", "f", "g")

    @cached_property
    def for_vectors(self) -> Array:
        """W by columns, for a product that gives what tanh takes from [2h; x; 1]."""
        W, H = np.array(self.W), self.hidden_size
        W[: 3 * H] *= 0.5
        W[:, :H] *= 0.5
        by_columns: Array = aligned_copy(W.T).T
        return by_columns

    @cached_property
    def back_for_vectors(self) -> Array:
        """[1 | W_hᵀ] by columns, for a product that adds what is injected to what flows back."""
        H = self.hidden_size
        back = np.concatenate([np.eye(H, dtype=self.W.dtype), self.W[:, :H].T], axis=1)
        by_columns: Array = aligned_copy(back.T).T
        return by_columns

    def pre_activations(self, z: Array, record: Array) -> Mapping[str, Array]:  # noqa: ARG002 - a GRU's need it
        a, H = np.matmul(self.W, z[:-1]), self.hidden_size
        return {gate: a[:, k * H : (k + 1) * H] for k, gate in enumerate(self.gates)}


def initialise(
    input_size: int,
    hidden_size: int,
    *,
    rng: np.random.Generator,
    start: str = "uniform",
    forget_bias: float | None = None,
    longest_lag: int = 100,
    dtype: Any = np.float64,
) -> Params:
    """Draw the weights of a layer (see `engine.starts`).

    `forget_bias` replaces the start's own; None keeps it: near 0, 1 for orthogonal as in Keras,
    and spread up to log(longest_lag) for chrono.
    """
    W, H = start_matrix(start, 4, hidden_size, input_size, rng=rng), hidden_size
    if start == "chrono":
        biases = chrono_biases(H, longest_lag, rng=rng)
        W[H : 2 * H, -1], W[2 * H : 3 * H, -1] = -biases, biases
    if start == "orthogonal":
        W[2 * H : 3 * H, -1] = 1.0
    if forget_bias is not None:
        remedy = "a finite number or None is wanted"
        W[2 * H : 3 * H, -1] = finite_number(forget_bias, "forget_bias", remedy)
    return Params(as_dtype(W, dtype))


def step(params: Params, x: Array, state: State) -> State:
    """Give the state after one step: x (B, D); state.h, state.c (B, H)."""
    return forward(params, as_array(x, "x")[None], state).final


def forward(
    params: Params, x: Array, state: State | None = None, *, mask: Array | None = None
) -> Trace:
    """Unroll over a batch of sequences and keep every state and gate.

    Shapes: x (T, B, D); state.h, state.c (B, H); mask (T, B), False where a step is padding and
    the state is held. Raises ShapeError, naming both shapes, or DTypeError.
    """
    x, mask = check_run("lstm", params, x, state, mask)
    z, record, real = begin(params, x, state, mask, len(BLOCKS))
    H, B = params.hidden_size, z.shape[2]
    c = None if state is None else state.c
    record[-1, : 4 * H] = 0
    record[0, 4 * H :] = 0 if c is None else initial_array(c, B, H, z.dtype, "c").T
    with np.errstate(all="ignore"):
        _run(params, z, record, None if real is None else ~real)
    return Trace(params, z, record, BLOCKS, real)


def stream(params: Params, chunks: Iterable[Array], state: State | None = None) -> Iterator[Trace]:
    """Yield a trace a chunk (t, B, D), in constant memory, bitwise equal to one pass."""
    return stream_with(partial(forward, params), chunks, state)


def _run(params: Params, z: Array, record: Array, held: Array | None) -> None:
    if z.shape[2] == 1 and held is None:
        lstm_vectors.run(params.for_vectors.dot, z[..., 0], record[..., 0])
    else:
        _run_batch(params, bptt.squeezed(z), bptt.squeezed(record), held)


def _run_batch(params: Params, z: Array, record: Array, held: Array | None) -> None:
    """Run sequences side by side, where memory is what costs: straight into the trace."""
    H, W = params.hidden_size, np.array(params.W)
    W[: 3 * H] *= 0.5
    a = aligned((4 * H, *record.shape[2:]), z.dtype)
    terms = aligned((2 * H, *record.shape[2:]), z.dtype)
    new, kept, tanh_c = terms[:H], terms[H:], terms[:H]
    half = np.array(0.5, z.dtype)
    multiply_W = product(W, a)
    add, multiply, tanh, copyto = np.add, np.multiply, np.tanh, np.copyto
    now, after = record[:-1], record[1:]
    steps = zip(
        z[:-1], z[1:, :H], now[:, : 4 * H], now[:, : 3 * H], now[:, H : 3 * H], now[:, 3 * H :],
        now[:, :H], now[:, 4 * H :], after[:, 4 * H :], strict=True,
    )  # fmt: skip
    for t, (z_t, h_t, acts, gates, i_f, g_c, o, c_before, c) in enumerate(steps):
        multiply_W(z_t, a)
        tanh(a, acts)
        multiply(gates, half, gates)
        add(gates, half, gates)
        multiply(i_f, g_c, terms)
        add(new, kept, c)
        if held is not None:
            copyto(c, c_before, where=held[t])
        tanh(c, tanh_c)
        multiply(o, tanh_c, h_t)
        if held is not None:
            copyto(h_t, z_t[:H], where=held[t])


def backward(
    trace: Trace,
    dh: Array,
    dc: Array | None = None,
    *,
    truncate: int | None = None,
    inputs: bool = True,
) -> Gradients:
    """Give the exact gradients of a loss whose own gradient on the states is dh.

    dh (T, B, H), or (B, H) for a loss on the last step alone; dc (B, H) on the last cell state.
    With `truncate`, no adjoint crosses a multiple of that many steps.
    Without `inputs`, dL/dx isn't computed and stays 0. Raises ShapeError, DTypeError, LimitError.
    """
    check_trace("lstm", trace)
    window = window_of(truncate)
    with np.errstate(all="ignore"):
        return _backward(trace, dh, dc, window, inputs)


def _backward(
    trace: Trace, dh: Array, dc: Array | None, truncate: int | None, inputs: bool
) -> Gradients:
    H, W = trace.params.hidden_size, trace.params.W
    run = bptt.Pass.begin(trace, dh, dc, truncate=truncate, inputs=inputs)
    dW, dC = np.zeros_like(W), np.zeros(run.dH.shape, W.dtype)
    dh_next, dc_next = run.adjoint(), bptt.final_adjoint(trace, dc)
    through = _through(run, (dh_next, dc_next))
    for block in run.blocks():
        da = through(block, dC)
        dW += bptt.outer_sum(da, trace.z[block.steps])
        run.to_inputs(W[:, H:-1], da, block)
        if run.ends(block, dh_next, dc_next):
            break
    return run.gradients({"W": dW}, dh_next, dc_next, dC)


def _through(run: bptt.Pass, flowing: tuple[Array, Array]) -> Callable[[bptt.Block, Array], Array]:
    """Give the function (block, dC) → da that takes the adjoints back, and fills dH and dC."""
    trace, params, B = run.trace, run.trace.params, run.dH.shape[2]
    assert isinstance(params, Params)
    # Its product with ones and zeros would make NaN of an infinity's neighbours.
    if B == 1 and trace.mask is None and np.isfinite(run.dH).all():
        return lstm_vectors.through(run, flowing, params.back_for_vectors.dot)
    H = params.hidden_size
    back = product(params.W[:, :H].T, flowing[0])

    def through(block: bptt.Block, dC: Array) -> Array:
        F = bptt.scratch.take("factors", (block.stop - block.start, 6, H, B), dC.dtype)
        factors(trace, block.steps, F)
        rows = F.reshape(len(F), 6 * H, B)
        flat = bptt.squeezed(rows)
        _block(run.of(run.dH, block), run.of(dC, block), flat, flowing, back, run.held(block))
        return rows[:, H : 5 * H]

    return through


def _block(
    dH: Array,
    dC: Array,
    F: Array,
    flowing: tuple[Array, Array],
    back: Product,
    held: Array | None,
) -> None:
    """Turn factors into [· | da | dc_{t-1}] and dH, dC into whole adjoints, in place, backwards."""
    dh_next, dc_next = flowing
    H = len(dh_next)
    blocks = F.reshape(len(F), 6, H, *F.shape[2:])[::-1]
    steps = zip(
        dH[::-1], dC[::-1], blocks[:, :2], blocks[:, 0], blocks[:, 2:], blocks[:, 5],
        F[::-1, H : 5 * H], strict=True,
    )  # fmt: skip
    add, multiply = np.add, np.multiply
    kept = dc_next
    for t, (dh_t, dc_t, by_dh, to_c, by_dc, before, da) in enumerate(steps):
        add(dh_t, dh_next, dh_t)
        multiply(by_dh, dh_t, by_dh)
        add(to_c, kept, dc_t)
        multiply(by_dc, dc_t, by_dc)
        kept = before
        back(da, dh_next)
        if held is not None:
            dh_next += dh_t * held[-1 - t]
    dc_next[...] = kept
