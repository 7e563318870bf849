"""The gated recurrent unit (Cho et al., 2014), with the reset gate after or before the product.

    r, z = σ(W [h; x; 1])
    after:  q = W_hn h + b_hn,  n = tanh(W_xn x + b_n + r ⊙ q)     PyTorch, Keras' default
    before: q = W_hn (r ⊙ h),   n = tanh(W_xn x + b_n + q)         Keras with reset_after=False
    h_t = (1 − z) ⊙ n + z ⊙ h_{t-1}

The two are different cells: no weights of one give the other. Inside, blocks stand as q, r, z, n,
so that q, r and z are one product, and what an input is multiplied with, r, z and n, another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np

from engine import bptt
from engine.arrays import Array, as_array, check_shape, weight_dtype
from engine.buffers import Product, aligned, product
from engine.cells.given import check_run, check_trace, window_of
from engine.cells.streaming import stream_with
from engine.errors import DTypeError, check_name
from engine.parameters import Params as BaseParams
from engine.starts import as_dtype, chrono_biases, start_matrix
from engine.traces import Gradients, State, Trace, begin

BLOCKS = MappingProxyType({"q": 0, "r": 1, "z": 2, "n": 3})
RESETS = ("after", "before")


@dataclass(frozen=True, eq=False)
class Params(BaseParams):
    """W (3H, H + D + 1) of [h; x; 1], gates r, z, n; b_hn (H,) if the reset comes after."""

    b_hn: Array | None = None
    cell: ClassVar[str] = "gru"
    gates: ClassVar[tuple[str, ...]] = ("r", "z", "n")

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.b_hn is None:
            return
        dtype = weight_dtype(self.b_hn, "b_hn")
        check_shape(self.b_hn, (self.hidden_size,), "b_hn")
        if dtype != self.W.dtype:
            raise DTypeError(f"b_hn is {self.b_hn.dtype} and W {self.W.dtype}; make them one.")
        self._own("b_hn")

    @property
    def reset(self) -> str:
        """`after` or `before` the recurrent product; a GRU that resets before has no b_hn."""
        return "before" if self.b_hn is None else "after"

    @property
    def arrays(self) -> Mapping[str, Array]:
        if self.b_hn is None:
            return super().arrays
        return MappingProxyType({"W": self.W, "b_hn": self.b_hn})

    def pre_activations(self, z: Array, record: Array) -> Mapping[str, Array]:
        H = self.hidden_size
        a = np.matmul(self.W[: 2 * H], z[:-1])
        q, r = record[:-1, :H], record[:-1, H : 2 * H]
        n = np.matmul(self.W[2 * H :, H:], z[:-1, H:]) + (q if self.b_hn is None else r * q)
        return {"r": a[:, :H], "z": a[:, H:], "n": n}


def initialise(
    input_size: int,
    hidden_size: int,
    *,
    rng: np.random.Generator,
    start: str = "uniform",
    reset: str = "after",
    longest_lag: int = 100,
    dtype: Any = np.float64,
) -> Params:
    """Draw the weights of a layer (see `engine.starts`); chrono opens z for up to longest_lag."""
    check_name("reset", reset, RESETS)
    H = hidden_size
    W = start_matrix(start, 3, H, input_size, rng=rng)
    if start == "chrono":
        W[H : 2 * H, -1] = chrono_biases(H, longest_lag, rng=rng)
    if reset == "before":
        return Params(as_dtype(W, dtype))
    b_hn = np.zeros(H)
    if start in ("uniform", "chrono"):
        b_hn, W[2 * H :, -1] = rng.uniform(-1, 1, (2, H)) / np.sqrt(H)
    return Params(as_dtype(W, dtype), as_dtype(b_hn, dtype))


def step(params: Params, x: Array, state: State) -> State:
    """Give the state after one step: x (B, D), state.h (B, H)."""
    return forward(params, as_array(x, "x")[None], state).final


def forward(
    params: Params, x: Array, state: State | None = None, *, mask: Array | None = None
) -> Trace:
    """Unroll over a batch of sequences and keep every state and gate.

    Shapes: x (T, B, D); state.h (B, H); mask (T, B), False where a step is padding and the state
    is held. Raises ShapeError, naming both shapes, or DTypeError.
    """
    x, mask = check_run("gru", params, x, state, mask)
    z, record, real = begin(params, x, state, mask, len(BLOCKS))
    record[-1] = 0
    with np.errstate(all="ignore"):
        run = _run_before if params.b_hn is None else _run_after
        run(params, z, record, None if real is None else ~real)
    return Trace(params, z, record, BLOCKS, real)


def stream(params: Params, chunks: Iterable[Array], state: State | None = None) -> Iterator[Trace]:
    """Yield a trace a chunk (t, B, D), in constant memory, bitwise equal to one pass."""
    return stream_with(partial(forward, params), chunks, state)


def _read(params: Params, z: Array, record: Array) -> None:
    """Put W_xn x + b_n, which no state enters, where n will stand."""
    H = params.hidden_size
    np.matmul(params.W[2 * H :, H:], z[:-1, H:], out=record[:-1, 3 * H :])


def _run_after(params: Params, z: Array, record: Array, held: Array | None) -> None:
    H, zs, records = params.hidden_size, bptt.squeezed(z), bptt.squeezed(record)
    _read(params, z, record)
    hot = aligned((3 * H, *records.shape[2:]), z.dtype)
    q, r, update, gates = hot[:H], hot[H : 2 * H], hot[2 * H :], hot[H:]
    half, term = np.full_like(gates, 0.5), np.empty_like(q)
    multiply_W = product(_joint(params), hot)
    add, subtract, multiply, tanh, copyto = np.add, np.subtract, np.multiply, np.tanh, np.copyto
    steps = zip(
        zs[:-1], zs[:-1, :H], zs[1:, :H], records[:-1, : 3 * H], records[:-1, 3 * H :], strict=True
    )
    for t, (z_t, h, h_t, record_t, n) in enumerate(steps):
        multiply_W(z_t, hot)
        tanh(gates, gates)
        multiply(gates, half, gates)
        add(gates, half, gates)
        multiply(r, q, term)
        add(n, term, n)
        tanh(n, n)
        subtract(h, n, term)
        multiply(update, term, term)
        add(n, term, h_t)
        if held is not None:
            copyto(h_t, h, where=held[t])
        copyto(record_t, hot)


def _joint(params: Params) -> Array:
    """Give the matrix for q, and the halved pre-activations of r and z, (3H, H + D + 1)."""
    H, W = params.hidden_size, params.W
    joint = np.zeros_like(W)
    joint[:H, :H] = W[2 * H :, :H]
    if params.b_hn is not None:
        joint[:H, -1] = params.b_hn
    joint[H:] = W[: 2 * H] * 0.5
    return joint


def _run_before(params: Params, z: Array, record: Array, held: Array | None) -> None:
    H, zs, records = params.hidden_size, bptt.squeezed(z), bptt.squeezed(record)
    _read(params, z, record)
    hot = aligned((3 * H, *records.shape[2:]), z.dtype)
    q, r, update, gates = hot[:H], hot[H : 2 * H], hot[2 * H :], hot[H:]
    half, term = np.full_like(gates, 0.5), np.empty_like(q)
    multiply_W = product(params.W[: 2 * H] * 0.5, gates)
    multiply_Wn = product(params.W[2 * H :, :H], q)
    add, subtract, multiply, tanh, copyto = np.add, np.subtract, np.multiply, np.tanh, np.copyto
    steps = zip(
        zs[:-1], zs[:-1, :H], zs[1:, :H], records[:-1, : 3 * H], records[:-1, 3 * H :], strict=True
    )
    for t, (z_t, h, h_t, record_t, n) in enumerate(steps):
        multiply_W(z_t, gates)
        tanh(gates, gates)
        multiply(gates, half, gates)
        add(gates, half, gates)
        multiply(r, h, term)
        multiply_Wn(term, q)
        add(n, q, n)
        tanh(n, n)
        subtract(h, n, term)
        multiply(update, term, term)
        add(n, term, h_t)
        if held is not None:
            copyto(h_t, h, where=held[t])
        copyto(record_t, hot)


def backward(
    trace: Trace, dh: Array, *, truncate: int | None = None, inputs: bool = True
) -> Gradients:
    """Give the exact gradients of a loss whose own gradient on the states is dh.

    dh (T, B, H), or (B, H) for a loss on the last step alone. With `truncate`, no adjoint crosses
    a multiple of that many steps. Without `inputs`, dL/dx isn't computed and stays 0.
    Raises ShapeError, DTypeError or LimitError.
    """
    check_trace("gru", trace)
    window, before = window_of(truncate), "b_hn" not in trace.params.arrays
    with np.errstate(all="ignore"):
        backward = _backward_before if before else _backward_after
        return backward(trace, dh, window, inputs)


def _backward_after(trace: Trace, dh: Array, truncate: int | None, inputs: bool) -> Gradients:
    H, W = trace.params.hidden_size, trace.params.W
    run = bptt.Pass.begin(trace, dh, None, truncate=truncate, inputs=inputs)
    dW, db_hn = np.zeros_like(W), np.zeros(H, W.dtype)
    dh_next = run.adjoint()
    back = product(np.concatenate([W[2 * H :, :H], W[: 2 * H, :H]]).T, dh_next)
    for block in run.blocks():
        F, by_n = _factors_after(trace, block.steps)
        dH = run.dH[block.steps]
        _block_after(bptt.squeezed(dH), bptt.squeezed(F), dh_next, back)
        F[:, 4 * H :] = dH * by_n
        z = trace.z[block.steps]
        dqrz = bptt.outer_sum(F[:, H : 4 * H], z)
        dW[: 2 * H] += dqrz[H:]
        dW[2 * H :, :H] += dqrz[:H, :H]
        db_hn += dqrz[:H, -1]
        dW[2 * H :, H:] += bptt.outer_sum(F[:, 4 * H :], z[:, H:])
        run.to_inputs(W[:, H:-1], F[:, 2 * H :], block)
        if run.ends(block, dh_next):
            break
    return run.gradients({"W": dW, "b_hn": db_hn}, dh_next)


def _factors_after(trace: Trace, steps: slice) -> tuple[Array, Array]:
    """Give what multiplies dh, [z | by q | by r | by z | ·] (n, 5H, B), and by n (n, H, B)."""
    H = trace.params.hidden_size
    now = trace.record[steps]
    q, r, z, n = (now[:, k * H : (k + 1) * H] for k in range(4))
    h = trace.z[steps, :H]
    F = np.empty((len(now), 5 * H, now.shape[2]), now.dtype)
    keep, by_q, by_r, by_z = (F[:, k * H : (k + 1) * H] for k in range(4))
    by_n = (1 - z) * (1 - n * n)
    keep[...] = z
    np.multiply(by_n, r, by_q)
    np.multiply(by_q, q * (1 - r), by_r)
    np.multiply(z * (1 - z), h - n, by_z)
    if trace.mask is not None:
        real = trace.mask[steps, None, :]
        F[:, : 4 * H] *= real
        by_n *= real
        keep += ~real
    return F, by_n


def _block_after(dH: Array, F: Array, dh_next: Array, back: Product) -> None:
    """Turn factors into [dh z | dq | da_r | da_z | ·] and dH into the whole adjoint, backwards."""
    H = len(dh_next)
    factors = F.reshape(len(F), 5, H, *F.shape[2:])[:, :4]
    add, multiply = np.add, np.multiply
    for dh_t, factors_t, direct_t, da_t in zip(
        dH[::-1], factors[::-1], F[::-1, :H], F[::-1, H : 4 * H], strict=True
    ):
        add(dh_t, dh_next, dh_t)
        multiply(factors_t, dh_t, factors_t)
        back(da_t, dh_next)
        add(dh_next, direct_t, dh_next)


def _backward_before(trace: Trace, dh: Array, truncate: int | None, inputs: bool) -> Gradients:
    H, W = trace.params.hidden_size, trace.params.W
    run = bptt.Pass.begin(trace, dh, None, truncate=truncate, inputs=inputs)
    dW, dh_next, ds = np.zeros_like(W), run.adjoint(), run.adjoint()
    back, back_n = product(W[: 2 * H, :H].T, dh_next), product(W[2 * H :, :H].T, ds)
    for block in run.blocks():
        F, rh = _factors_before(trace, block.steps)
        _block_before(run.of(run.dH, block), bptt.squeezed(F), (dh_next, ds), (back, back_n))
        z = trace.z[block.steps]
        da = F[:, 2 * H :]
        dW[: 2 * H] += bptt.outer_sum(da[:, : 2 * H], z)
        dW[2 * H :, :H] += bptt.outer_sum(da[:, 2 * H :], rh)
        dW[2 * H :, H:] += bptt.outer_sum(da[:, 2 * H :], z[:, H:])
        run.to_inputs(W[:, H:-1], da, block)
        if run.ends(block, dh_next):
            break
    return run.gradients({"W": dW}, dh_next)


def _factors_before(trace: Trace, steps: slice) -> tuple[Array, Array]:
    """Give [by r h: r | z || of r | z | n], (n, 5H, B), and r ⊙ h, (n, H, B).

    z, and those of z and n, multiply dh; r, and that of r, multiply what reaches r ⊙ h.
    """
    H = trace.params.hidden_size
    now = trace.record[steps]
    r, z, n = (now[:, k * H : (k + 1) * H] for k in range(1, 4))
    h = trace.z[steps, :H]
    F = np.concatenate(
        [r, z, h * r * (1 - r), (h - n) * z * (1 - z), (1 - z) * (1 - n * n)], axis=1
    )
    if trace.mask is not None:
        real = trace.mask[steps, None, :]
        F *= real
        F[:, H : 2 * H] += ~real
    return F, r * h


def _block_before(
    dH: Array, F: Array, flowing: tuple[Array, Array], back: tuple[Product, Product]
) -> None:
    """Turn factors into [ds r | dh z | da_r | da_z | da_n], dH into the whole adjoint."""
    dh_next, ds = flowing
    H = len(dh_next)
    factors = F.reshape(len(F), 5, H, *F.shape[2:])
    by_ds, by_dh = factors[:, 0:3:2], factors[:, 1::2]
    by_n, adjoints = factors[:, 4], F[:, 2 * H : 4 * H]
    add, multiply = np.add, np.multiply
    for t in range(len(F) - 1, -1, -1):
        dh_t = dH[t]
        add(dh_t, dh_next, dh_t)
        multiply(by_dh[t], dh_t, by_dh[t])
        multiply(by_n[t], dh_t, by_n[t])
        back[1](by_n[t], ds)
        multiply(by_ds[t], ds, by_ds[t])
        back[0](adjoints[t], dh_next)
        add(dh_next, factors[t, 0], dh_next)
        add(dh_next, factors[t, 1], dh_next)
