"""Long short-term memory (Hochreiter & Schmidhuber, 1997) with forget gates (Gers et al., 2000).

    i, f, o = σ(W [h; x; 1])     g = tanh(W [h; x; 1])
    c_t = f ⊙ c_{t-1} + i ⊙ g    h_t = o ⊙ tanh(c_t)

σ(a) = (1 + tanh(a/2))/2 needs one tanh for all four gates and never overflows: the rows of the
three σ-gates are halved beforehand. The blocks stand as o, i, f, g, c, so that i ⊙ g and f ⊙ c are
one product of neighbours, [i; f] ⊙ [g; c].
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np

from engine import bptt
from engine.arrays import Array
from engine.buffers import aligned, aligned_copy, product
from engine.cells.streaming import stream_with
from engine.parameters import Params as BaseParams
from engine.starts import as_dtype, chrono_biases, start_matrix
from engine.traces import Gradients, State, Trace, begin, initial_array

BLOCKS = MappingProxyType({"o": 0, "i": 1, "f": 2, "g": 3, "c": 4, "tanh_c": 5})
STEPS_AT_ONCE = 32
"""Steps of a single sequence between two copies into its trace."""


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
        W[2 * H : 3 * H, -1] = forget_bias
    return Params(as_dtype(W, dtype))


def step(params: Params, x: Array, state: State) -> State:
    """Give the state after one step: x (B, D); state.h, state.c (B, H)."""
    return forward(params, np.asarray(x)[None], state).final


def forward(
    params: Params, x: Array, state: State | None = None, *, mask: Array | None = None
) -> Trace:
    """Unroll over a batch of sequences and keep every state and gate.

    Shapes: x (T, B, D); state.h, state.c (B, H); mask (T, B), False where a step is padding and
    the state is held. Raises ShapeError, naming both shapes, or DTypeError.
    """
    z, record, real = begin(params, x, state, mask, len(BLOCKS))
    H, B = params.hidden_size, z.shape[2]
    c = None if state is None else state.c
    record[0] = 0
    record[0, 4 * H : 5 * H] = 0 if c is None else initial_array(c, B, H, z.dtype, "c").T
    with np.errstate(all="ignore"):
        _run(params, z, record, None if real is None else ~real)
    return Trace(params, z, record, BLOCKS, real)


def stream(params: Params, chunks: Iterable[Array], state: State | None = None) -> Iterator[Trace]:
    """Yield a trace a chunk (t, B, D), in constant memory, bitwise equal to one pass."""
    return stream_with(partial(forward, params), chunks, state)


def _run(params: Params, z: Array, record: Array, held: Array | None) -> None:
    if z.shape[2] == 1 and held is None:
        _run_vectors(params, z[..., 0], record[..., 0])
    else:
        _run_batch(params, bptt.squeezed(z), bptt.squeezed(record), held)


def _run_batch(params: Params, z: Array, record: Array, held: Array | None) -> None:
    """Run sequences side by side, where memory is what costs: straight into the trace."""
    H, W = params.hidden_size, np.array(params.W)
    W[: 3 * H] *= 0.5
    a = aligned((4 * H, *record.shape[2:]), z.dtype)
    new, kept = np.empty_like(a[:H]), np.empty_like(a[:H])
    half = np.array(0.5, z.dtype)
    multiply_W = product(W, a)
    add, multiply, tanh, copyto = np.add, np.multiply, np.tanh, np.copyto
    now, before = record[1:], record[:-1, 4 * H : 5 * H]
    o, i, f, g, c, tanh_c = (now[:, k * H : (k + 1) * H] for k in range(6))
    steps = zip(
        z[:-1], z[1:, :H], now[:, : 4 * H], now[:, : 3 * H], o, i, f, g, before, c, tanh_c,
        strict=True,
    )  # fmt: skip
    for t, (z_t, h_t, acts, gates, o_t, i_t, f_t, g_t, c_before, c_t, tanh_c_t) in enumerate(steps):
        multiply_W(z_t, a)
        tanh(a, acts)
        multiply(gates, half, gates)
        add(gates, half, gates)
        multiply(i_t, g_t, new)
        multiply(f_t, c_before, kept)
        add(new, kept, c_t)
        if held is not None:
            copyto(c_t, c_before, where=held[t])
        tanh(c_t, tanh_c_t)
        multiply(o_t, tanh_c_t, h_t)
        if held is not None:
            copyto(h_t, z_t[:H], where=held[t])


def _run_vectors(params: Params, z: Array, record: Array) -> None:
    """Run a single sequence, where calls are what costs: seven a step, on views made beforehand.

    Inside stand 2o, 2i, 2f and 2h; they are halved, which is exact, on their way into the trace.
    Row t of `hot` holds the gates of step t beside the cell state before it.
    """
    H, T, dtype = params.hidden_size, len(z) - 1, z.dtype
    n = max(1, min(T, STEPS_AT_ONCE))
    hot, hot_z = aligned((n + 1, 6 * H), dtype), aligned((n + 1, z.shape[1]), dtype)
    halves, halves_z = np.ones_like(hot), np.ones_like(hot_z)
    halves[:, : 3 * H] = halves_z[:, :H] = 0.5
    hot[0] = record[0]
    np.add(z[0, :H], z[0, :H], hot_z[0, :H])
    terms, one = aligned((2, H), dtype), np.ones(3 * H, dtype)
    terms_in_a_row = terms.reshape(-1)
    multiply_W, mean = params.for_vectors.dot, np.full(2, 0.5, dtype).dot
    add, multiply, tanh = np.add, np.multiply, np.tanh
    now, after = hot[:-1], hot[1:]
    steps = list(
        zip(
            hot_z[:-1], hot_z[1:, :H], now[:, : 4 * H], now[:, : 3 * H], now[:, H : 3 * H],
            now[:, 3 * H : 5 * H], now[:, :H], after[:, 4 * H : 5 * H], after[:, 5 * H :],
            strict=True,
        )
    )  # fmt: skip
    for start in range(0, T, n):
        m = min(n, T - start)
        hot_z[:m, H:] = z[start : start + m, H:]
        for z_t, h_t, a, gates, i_f, g_c, o, c, tanh_c in steps[:m]:
            multiply_W(z_t, a)
            tanh(a, a)
            add(gates, one, gates)
            multiply(i_f, g_c, terms_in_a_row)
            mean(terms, c)
            tanh(c, tanh_c)
            multiply(o, tanh_c, h_t)
        states, rows = slice(1, m + 1), slice(start + 1, start + m + 1)
        # Whole rows are scaled in one go: a call a row is what a part of each would cost.
        multiply(hot[:m], halves[:m], hot[:m])
        record[rows, : 4 * H], record[rows, 4 * H :] = hot[:m, : 4 * H], hot[states, 4 * H :]
        hot[0, 4 * H :], hot_z[0, :H] = hot[m, 4 * H :], hot_z[m, :H]
        multiply(hot_z[states], halves_z[states], hot_z[states])
        z[rows, :H] = hot_z[states, :H]


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
    with np.errstate(all="ignore"):
        return _backward(trace, dh, dc, truncate, inputs)


def _backward(
    trace: Trace, dh: Array, dc: Array | None, truncate: int | None, inputs: bool
) -> Gradients:
    H, W = trace.params.hidden_size, trace.params.W
    run = bptt.Pass.begin(trace, dh, dc, truncate=truncate, inputs=inputs)
    dW, dC = np.zeros_like(W), np.zeros(run.dH.shape, W.dtype)
    dh_next, dc_next = run.adjoint(), bptt.final_adjoint(trace, dc)
    through = _through(run, (dh_next, dc_next), product(W[:, :H].T, dh_next))
    for block in run.blocks():
        da = through(block, dC)
        dW += bptt.outer_sum(da, trace.z[block.steps])
        run.to_inputs(W[:, H:-1], da, block)
        if run.ends(block, dh_next, dc_next):
            break
    return run.gradients({"W": dW}, dh_next, dc_next, dC)


def _through(
    run: bptt.Pass, flowing: tuple[Array, Array], back: bptt.Product
) -> Callable[[bptt.Block, Array], Array]:
    """Give the function (block, dC) → da that takes the adjoints back, and fills dH and dC."""
    trace, H, B = run.trace, run.trace.params.hidden_size, run.dH.shape[2]
    if B == 1 and trace.mask is None:
        return _through_vectors(run, flowing, back)

    def through(block: bptt.Block, dC: Array) -> Array:
        F = bptt.scratch.take("factors", (block.stop - block.start, 6, H, B), dC.dtype)
        _factors(trace, block.steps, F)
        rows = F.reshape(len(F), 6 * H, B)
        flat = bptt.squeezed(rows)
        _block(run.of(run.dH, block), run.of(dC, block), flat, flowing, back, run.held(block))
        return rows[:, H : 5 * H]

    return through


def _factors(trace: Trace, steps: slice, F: Array) -> None:
    """Put what multiplies dh, [to c | to o], and dc, [to i | to f | to g | f], into F (n, 6, H, B).

    0 where the step is padding, and 1 for f.
    """
    H = trace.params.hidden_size
    now = trace.record[1:][steps]
    n, _, B = now.shape
    gates = now.reshape(n, 6, H, B).transpose(1, 0, 2, 3)
    h, c_before = trace.z[1:][steps, :H], trace.record[steps, 4 * H : 5 * H]
    if B == 1:  # rows are short: without gaps between them, a call is one loop
        gates, h, c_before = (np.ascontiguousarray(array) for array in (gates, h, c_before))
    o, i, f, g, _c, tanh_c = gates
    to_c, to_o, to_i, to_f, to_g, keep = F.transpose(1, 0, 2, 3)
    multiply, subtract = np.multiply, np.subtract
    subtract(o, multiply(h, tanh_c, to_c), to_c)
    subtract(h, multiply(h, o, to_o), to_o)
    new = multiply(i, g, bptt.scratch.take("new", h.shape, h.dtype))
    subtract(new, multiply(new, i, to_i), to_i)
    subtract(i, multiply(new, g, to_g), to_g)
    kept = multiply(f, c_before, new)
    subtract(kept, multiply(kept, f, to_f), to_f)
    keep[...] = f
    if trace.mask is not None:
        real = trace.mask[steps, None, :]
        F *= real[:, None]
        keep += ~real


def _block(
    dH: Array,
    dC: Array,
    F: Array,
    flowing: tuple[Array, Array],
    back: bptt.Product,
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


def _through_vectors(
    run: bptt.Pass, flowing: tuple[Array, Array], back: bptt.Product
) -> Callable[[bptt.Block, Array], Array]:
    """Do the same for a single sequence, where calls and views are what costs.

    A row of F holds [dh | dc | dc | da (4H) | dc_{t-1}]: dc stands there twice, since a factor
    that is broadcast costs as much as three calls.
    """
    H, dtype = run.trace.params.hidden_size, run.dH.dtype
    dh_next, dc_next = flowing
    n = run.longest_block
    F = aligned((n, 8, H), dtype)
    rows = F.reshape(n, 8 * H)
    steps = list(
        zip(
            F[:, 0], F[:, 1], F[:, 2], F[:, 3], rows[:, H : 3 * H], rows[:, 4 * H : 6 * H],
            rows[:, 6 * H :], F[:, 7], rows[:, 3 * H : 7 * H], strict=True,
        )
    )[::-1]  # fmt: skip
    add, multiply, copyto = np.add, np.multiply, np.copyto

    def through(block: bptt.Block, dC: Array) -> Array:
        m = block.stop - block.start
        by_gate = np.empty((6, m, H, 1), dtype)
        _factors(run.trace, block.steps, by_gate.transpose(1, 0, 2, 3))
        F[:m, 2:] = by_gate[..., 0].transpose(1, 0, 2)
        F[:m, 0] = run.dH[block.steps, :, 0]
        kept = dc_next
        for dh, again, dc, da_o, dc_dc, da_i_f, da_g_kept, before, da in steps[n - m :]:
            add(dh, dh_next, dh)
            multiply(dc, dh, dc)
            multiply(da_o, dh, da_o)
            add(dc, kept, dc)
            copyto(again, dc)
            multiply(da_i_f, dc_dc, da_i_f)
            multiply(da_g_kept, dc_dc, da_g_kept)
            kept = before
            back(da, dh_next)
        dc_next[...] = kept
        run.dH[block.steps, :, 0], dC[block.steps, :, 0] = F[:m, 0], F[:m, 2]
        return rows[:m, 3 * H : 7 * H, None]

    return through
