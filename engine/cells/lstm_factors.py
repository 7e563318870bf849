"""What the adjoints of an LSTM are multiplied with, computed for many steps at a time."""

from __future__ import annotations

import numpy as np

from engine import bptt
from engine.arrays import Array
from engine.traces import Trace


def factors(trace: Trace, steps: slice, F: Array) -> None:
    """Put what multiplies dh, [to c | to o], and dc, [to i | to f | to g | f], into F (n, 6, H, B).

    0 where the step is padding, and 1 for f.
    """
    H = trace.params.hidden_size
    now = trace.record[steps]
    n, _, B = now.shape
    gates, h = now.reshape(n, 5, H, B).transpose(1, 0, 2, 3), trace.z[1:][steps, :H]
    if B == 1:  # rows are short: without gaps between them, a call is one loop
        gates, h = np.ascontiguousarray(gates), np.ascontiguousarray(h)
    o, i, f, g, c_before = gates
    tanh_c = np.tanh(trace.record[1:][steps, 4 * H :])
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
