"""An LSTM over a single sequence, where calls and views are what costs, not arithmetic.

Seven calls a step forward and five backward, on views that a thread makes once and keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

import numpy as np

from engine import bptt
from engine.arrays import Array
from engine.buffers import PerThread, Product, aligned
from engine.cells.lstm_factors import factors

STEPS_AT_ONCE = 128
"""Steps between two copies into the trace, at most."""
HOT_BYTES = 1 << 18
"""What the hot rows of so many steps may take; there are fewer of a large layer."""


class Forward:
    """Rows that are written over and over: step t's gates, beside the cell state before it.

    A row is [2o | 2i | 2f | g | c], where c is what the step before leaves.
    """

    def __init__(self, H: int, K: int, dtype: np.dtype[Any]) -> None:
        n = max(1, min(STEPS_AT_ONCE, HOT_BYTES // ((5 * H + K) * dtype.itemsize)))
        hot, hot_z = aligned((n + 1, 5 * H), dtype), aligned((n + 1, K), dtype)
        self.hot, self.hot_z = hot, hot_z
        self.halves, self.halves_z = np.ones_like(hot), np.ones_like(hot_z)
        self.halves[:, : 3 * H] = self.halves_z[:, :H] = 0.5
        self.one, self.tanh_c = np.ones(3 * H, dtype), aligned((H,), dtype)
        self.terms, self.mean = aligned((2, H), dtype), np.full(2, 0.5, dtype).dot
        now, after = hot[:-1], hot[1:]
        self.steps = list(
            zip(
                hot_z[:-1], hot_z[1:, :H], now[:, : 4 * H], now[:, : 3 * H], now[:, H : 3 * H],
                now[:, 3 * H :], now[:, :H], after[:, 4 * H :], strict=True,
            )
        )  # fmt: skip

    def run(self, multiply_W: Product, count: int) -> None:
        """Run so many steps from the first row on."""
        add, multiply, tanh, mean = np.add, np.multiply, np.tanh, self.mean
        one, terms, terms_in_a_row = self.one, self.terms, self.terms.reshape(-1)
        tanh_c = self.tanh_c
        for z_t, h_t, a, gates, i_f, g_c, o, c in islice(self.steps, count):
            multiply_W(z_t, a)
            tanh(a, a)
            add(gates, one, gates)
            multiply(i_f, g_c, terms_in_a_row)
            mean(terms, c)
            tanh(c, tanh_c)
            multiply(o, tanh_c, h_t)


_forward = PerThread(Forward)


def run(multiply_W: Product, z: Array, record: Array) -> None:
    """Fill z (T+1, K) and record (T+1, 5H) of a trace, from their first rows on.

    `multiply_W` gives from [2h; x; 1] what tanh takes. Inside stand 2o, 2i, 2f and 2h; they are
    halved, which is exact, on their way into the trace.
    """
    H, T = record.shape[1] // 5, len(z) - 1
    work = _forward.of(H, z.shape[1], z.dtype)
    hot, hot_z, halves, halves_z = work.hot, work.hot_z, work.halves, work.halves_z
    hot[0, 4 * H :] = record[0, 4 * H :]
    np.add(z[0, :H], z[0, :H], hot_z[0, :H])
    for start in range(0, T, len(work.steps)):
        m = min(len(work.steps), T - start)
        hot_z[:m, H:] = z[start : start + m, H:]
        work.run(multiply_W, m)
        # Whole rows are scaled in one go: a call a row is what a part of each would cost.
        np.multiply(hot[:m], halves[:m], record[start : start + m])
        hot[0, 4 * H :], hot_z[0, :H] = hot[m, 4 * H :], hot_z[m, :H]
        states = hot_z[1 : m + 1]
        np.multiply(states, halves_z[:m], states)
        z[start + 1 : start + m + 1, :H] = states[:, :H]
    record[T, 4 * H :] = hot[0, 4 * H :]


class Backward:
    """Rows of what multiplies the adjoints, which becomes the adjoints themselves.

    Row j + 1 is step j's: [what the loss injects before it | o | i | f | g | f | · | to c | dh].
    The blocks o to g turn into da, and the second f into what reaches c_{t-1} from c_t. The step
    before puts what reaches it from h_{t-1} beside that: one product with ones sums the two, and
    gives the sum for each of i, f, g and f.
    """

    def __init__(self, H: int, n: int, dtype: np.dtype[Any]) -> None:
        F = aligned((n + 2, 9, H), dtype)
        self.F, self.rows = F, F.reshape(n + 2, 9 * H)
        self.dc, self.sums = aligned((4, H), dtype), np.ones((4, 2), dtype).dot
        now, now_in_a_row, after, before = F[1:-1], self.rows[1:-1], F[2:], F[:-2]
        backwards = zip(
            now[:, 7], now[:, 8], after[:, 6], now[:, 1], after[:, 5:7],
            now_in_a_row[:, 2 * H : 6 * H], now_in_a_row[:, : 5 * H], before[:, 8], strict=True,
        )  # fmt: skip
        self.steps = list(backwards)[::-1]

    def run(self, back: Product, count: int) -> None:
        """Go back over the first so many steps."""
        multiply, sums = np.multiply, self.sums
        dc, dc_in_a_row = self.dc, self.dc.reshape(-1)
        first = len(self.steps) - count
        for to_c, dh, dh_to_c, da_o, terms, by_dc, da, dh_before in self.steps[first:]:
            multiply(to_c, dh, dh_to_c)
            multiply(da_o, dh, da_o)
            sums(terms, dc)
            multiply(by_dc, dc_in_a_row, by_dc)
            back(da, dh_before)


_backward = PerThread(Backward)


def through(
    run: bptt.Pass, flowing: tuple[Array, Array], back: Product
) -> Callable[[bptt.Block, Array], Array]:
    """Give the function (block, dC) → da that takes the adjoints back, and fills dH and dC.

    `back` gives from [dh injected; da] what reaches the state before.
    """
    H, dtype = run.trace.params.hidden_size, run.dH.dtype
    dh_next, dc_next = flowing
    work = _backward.of(H, run.longest_block, dtype)
    F, rows = work.F, work.rows

    def through(block: bptt.Block, dC: Array) -> Array:
        m, dH = block.stop - block.start, run.dH[block.steps, :, 0]
        by_block = bptt.scratch.take("factors", (6, m, H, 1), dtype)
        factors(run.trace, block.steps, by_block.transpose(1, 0, 2, 3))
        now, after = F[1 : m + 1], F[2 : m + 2]
        now[:, 7], now[:, 1:6] = by_block[0, :, :, 0], by_block[1:, :, :, 0].transpose(1, 0, 2)
        now[0, 0], now[1:, 0] = 0, dH[:-1]
        np.add(dH[-1], dh_next, now[-1, 8])
        after[-1, 5] = dc_next
        work.run(back, m)
        dh_next[...], dc_next[...] = F[0, 8], now[0, 5]
        dH[...] = now[:, 8]
        np.add(after[:, 5], after[:, 6], dC[block.steps, :, 0])
        return rows[1 : m + 1, H : 5 * H, None]

    return through
