"""Backpropagation through time, as far as it is the same for every cell.

Whatever doesn't depend on the recurrence is computed in bulk, in blocks of steps; a cell brings
the loop over the steps of one block. Where nothing more is injected and the adjoints have faded
below FADED of the loss's own gradient, the pass stops: what is left can't change a weight's
gradient in its last bit, and products of subnormal numbers are 160 times slower than others.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from engine.arrays import Array, check_shape, frozen, numbers, time_first
from engine.buffers import aligned
from engine.errors import DTypeError, LimitError, ShapeError
from engine.traces import Gradients, State, Trace, initial_array

BLOCK_BYTES = 1_000_000
KEPT_BYTES = 4 * BLOCK_BYTES
LONGEST_BLOCK = 128
FADING_BLOCK = 32
FADED = {"f": 1e-24, "d": 1e-250}
SMALLEST = {"f": 1e-30, "d": 1e-290}
"""Absolute bound: above the subnormal numbers by what the slope of a gate may take away."""


@dataclass(frozen=True)
class Block:
    """Steps start … stop - 1; `cut` when no adjoint flows from here to the step before."""

    start: int
    stop: int
    cut: bool = False

    @property
    def steps(self) -> slice:
        return slice(self.start, self.stop)


@dataclass(frozen=True, eq=False)
class Pass:
    """One backward pass over a trace: the loss's own gradient, and what comes out of it."""

    trace: Trace
    dH: Array
    """(T, H, B): what the loss injects; the pass adds what flows back, in place."""
    dX: Array
    """(T, D, B)."""
    first: int
    """The first step where the loss injects something; T if there is none."""
    end: int
    """The step after the last where it does."""
    peak: float
    """The loss's own largest gradient, where the pass may stop before the first step."""
    truncate: int | None
    inputs: bool

    @classmethod
    def begin(
        cls, trace: Trace, dh: object, dc: object, *, truncate: int | None, inputs: bool
    ) -> Pass:
        """Lay out the pass for dh (T, B, H), or (B, H) for a loss on the last step alone."""
        if truncate is not None and truncate < 1:
            raise LimitError(f"truncate is {truncate}; a gradient flows over 1 step or more.")
        if trace.z.dtype.char not in FADED:
            raise DTypeError(f"The trace is {trace.z.dtype}; only real numbers go backward.")
        dH, first, end = injected(trace, dh)
        if dc is not None:
            end, first = len(trace), min(first, len(trace) - 1)
        peak = _largest(dH, final_adjoint(trace, dc)) if first > 0 else 0.0
        # np.zeros, unlike zeros_like, takes memory that is zero already.
        dX = np.zeros(trace.z[:-1, trace.params.hidden_size : -1].shape, dH.dtype)
        return cls(trace, dH, dX, first, end, peak, truncate, inputs)

    def adjoint(self) -> Array:
        """Give zeros (H, B), or (H,) for a single sequence: what flows to the step before."""
        H, B = self.dH.shape[1:]
        return squeezed(np.zeros((H, B), self.dH.dtype))

    @property
    def longest_block(self) -> int:
        """How many steps a block has at most, however long the sequence is."""
        step_bytes: int = self.trace.z[0].nbytes + self.trace.record[0].nbytes
        longest = FADING_BLOCK if self.first + 1 == self.end else LONGEST_BLOCK
        return min(max(4, BLOCK_BYTES // step_bytes), longest)

    def blocks(self) -> Iterator[Block]:
        """Cut the steps into blocks, the last first; none crosses a multiple of `truncate`."""
        stop, length = self.end, self.longest_block
        while stop > 0:
            window = 0 if self.truncate is None else (stop - 1) // self.truncate * self.truncate
            start = max(window, stop - length)
            yield Block(start, stop, cut=0 < start == window)
            stop = start

    def of(self, array: Array, block: Block) -> Array:
        """Give a block's steps, without the batch axis for a single sequence."""
        return squeezed(array[block.steps])

    def held(self, block: Block) -> Array | None:
        """Give 1 where a step is padding and the state is held, (n, 1, B); None without a mask."""
        if self.trace.mask is None:
            return None
        held = ~self.trace.mask[block.steps, None, :]
        return squeezed(held.astype(self.dH.dtype))

    def to_inputs(self, W_x: Array, da: Array, block: Block) -> None:
        """Put dL/dx = W_xᵀ da of a block's steps into dX, if it is wanted."""
        if not self.inputs:
            return
        if da.shape[2] == 1:
            np.dot(da[:, :, 0], W_x, out=self.dX[block.steps, :, 0])
        else:
            np.matmul(W_x.T, da, out=self.dX[block.steps])

    def ends(self, block: Block, *adjoints: Array) -> bool:
        """Cut the adjoints where truncation asks for it; say whether they have faded for good."""
        is_faded = self._faded(block, adjoints)
        if block.cut or is_faded:
            for adjoint in adjoints:
                adjoint[...] = 0
        return is_faded

    def _faded(self, block: Block, adjoints: tuple[Array, ...]) -> bool:
        if block.start == 0 or block.start > self.first:
            return False
        kind = self.dH.dtype.char
        bound = max(FADED[kind] * self.peak, SMALLEST[kind])
        return all(float(np.abs(adjoint).max()) < bound for adjoint in adjoints)

    def gradients(
        self,
        parameters: Mapping[str, Array],
        dh0: Array,
        dc0: Array | None = None,
        dC: Array | None = None,
    ) -> Gradients:
        """Give what callers see, read-only and time-first."""
        return Gradients(
            MappingProxyType({name: frozen(array) for name, array in parameters.items()}),
            time_first(self.dX),
            time_first(self.dH),
            None if dC is None else time_first(dC),
            State(_batch_first(dh0), None if dc0 is None else _batch_first(dc0)),
        )


def injected(trace: Trace, dh: object) -> tuple[Array, int, int]:
    """Lay dL/dh out as (T, H, B), with the first step that has any and the one after the last."""
    T, H, B = len(trace), trace.params.hidden_size, trace.z.shape[2]
    given = numbers(dh, trace.z.dtype, "dh")
    if given.ndim == 2:
        dH = np.zeros((T, H, B), trace.z.dtype)
        check_shape(given, (B, H), "dh for the last step")
        if T == 0:
            raise ShapeError("dh is for the last step, but the trace has no step.")
        dH[-1] = given.T
        return dH, T - 1, T
    check_shape(given, (T, B, H), "dh", f", or {(B, H)} for the last step alone")
    dH = np.array(given.transpose(0, 2, 1), order="C")
    first, end = 0, T
    while first < T and not dH[first].any():
        first += 1
    while end > first and not dH[end - 1].any():
        end -= 1
    return (dH, first, end) if end > first else (dH, T, 0)


def _largest(*arrays: Array) -> float:
    return max(float(max(array.max(initial=0), -array.min(initial=0))) for array in arrays)


def final_adjoint(trace: Trace, dc: object) -> Array:
    """Give dL/dc after the last step, (B, H) or None for zeros, features first."""
    H, B = trace.params.hidden_size, trace.z.shape[2]
    given = np.zeros((B, H)) if dc is None else dc
    return squeezed(initial_array(given, B, H, trace.z.dtype, "dc").T.copy())


def outer_sum(D: Array, Z: Array) -> Array:
    """Sum the outer products over steps and sequences: D (n, R, B), Z (n, K, B) → (R, K)."""
    if D.shape[2] == 1:
        return np.asarray(D[:, :, 0].T @ Z[:, :, 0])
    n, R, B = D.shape
    rows = scratch.take("rows", (R, n, B), D.dtype)
    columns = scratch.take("columns", (n, B, Z.shape[1]), D.dtype)
    np.copyto(rows, D.transpose(1, 0, 2))
    np.copyto(columns, Z.transpose(0, 2, 1))
    return np.asarray(rows.reshape(R, n * B) @ columns.reshape(n * B, Z.shape[1]))


class Scratch(threading.local):
    """Memory that a thread uses again: fresh pages from the system cost more than the product."""

    def __init__(self) -> None:
        self._kept: dict[str, Array] = {}

    def take(self, name: str, shape: tuple[int, ...], dtype: np.dtype[Any]) -> Array:
        size = math.prod(shape) * dtype.itemsize
        kept = self._kept.get(name)
        if kept is None or kept.nbytes < size:
            kept = aligned((size,), np.dtype(np.uint8))
            if size <= KEPT_BYTES:
                self._kept[name] = kept
        return kept[:size].view(dtype).reshape(shape)


scratch = Scratch()


def squeezed(array: Array) -> Array:
    """Drop the batch axis of a single sequence: loops over vectors are the fastest."""
    return array[..., 0] if array.shape[-1] == 1 else array


def _batch_first(adjoint: Array) -> Array:
    return frozen(adjoint.reshape(len(adjoint), -1).T.copy())
