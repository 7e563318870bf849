"""The derivative of one step of a layer, applied backwards to a block of adjoints.

A state is s = h, or s = [h; c] in an LSTM, of size S. For a function whose gradient by s_t are the
columns of A (S, n), `pull` gives its gradients by s_{t-1} (S, n) and by x_t (D, n).

Symbols: a pre-activations, φ' slopes; the cells' own symbols are those of `engine.cells`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from engine.arrays import Array
from engine.errors import LimitError
from engine.parameters import Params
from engine.traces import Trace

Pull: TypeAlias = Callable[[int, Array], tuple[Array, Array]]
"""(step, A) → (A before, dx)."""


def pull_of(trace: Trace, sequence: int = 0) -> Pull:
    """Give `pull` for one sequence of a trace; a step of padding leaves adjoints as they are.

    Raises LimitError for a sequence that the batch doesn't have.
    """
    B = trace.z.shape[2]
    if not 0 <= sequence < B:
        raise LimitError(f"There is no sequence {sequence}; the batch has 0 to {B - 1}.")
    pull = _PULLS[trace.params.cell](trace, sequence)
    if trace.mask is None:
        return pull
    real, D = trace.mask[:, sequence], trace.params.input_size
    return lambda t, A: pull(t, A) if real[t] else (A, np.zeros((D, A.shape[1]), A.dtype))


def state_size(params: Params) -> int:
    """Give S: H, or 2H in an LSTM."""
    return params.hidden_size * (2 if params.cell == "lstm" else 1)


def _rnn(trace: Trace, b: int) -> Pull:
    params, h = trace.params, trace.h[:, b, :, None]
    is_tanh = getattr(params, "activation", "tanh") == "tanh"
    slopes = 1 - h * h if is_tanh else (h > 0).astype(h.dtype)
    back = _transposed(params.W, params.hidden_size)

    def pull(t: int, A: Array) -> tuple[Array, Array]:
        return back(slopes[t] * A)

    return pull


def _lstm(trace: Trace, b: int) -> Pull:
    params, H = trace.params, trace.params.hidden_size
    o, i, f, g = (trace.gates[name][:, b, :, None] for name in ("o", "i", "f", "g"))
    cells = trace.record[:, trace.rows("c"), b, None]
    tanh_c = np.tanh(cells[1:])
    to_c, to_o = o * (1 - tanh_c**2), tanh_c * o * (1 - o)
    # Rows i, f, g lie next to each other in W.
    by_dc = np.stack([g * i * (1 - i), cells[:-1] * f * (1 - f), i * (1 - g * g)], axis=1)
    back = _transposed(params.W, H)

    def pull(t: int, A: Array) -> tuple[Array, Array]:
        dh, dc = A[:H], to_c[t] * A[:H] + A[H:]
        da = np.concatenate([(to_o[t] * dh)[None], by_dc[t] * dc]).reshape(4 * H, -1)
        before, dx = back(da)
        return np.concatenate([before, f[t] * dc]), dx

    return pull


def _gru(trace: Trace, b: int) -> Pull:
    params, H = trace.params, trace.params.hidden_size
    r, z, n = (trace.gates[name][:, b, :, None] for name in ("r", "z", "n"))
    before = trace.z[:-1, :H, b, None]
    to_n, to_z = (1 - z) * (1 - n * n), (before - n) * z * (1 - z)
    W_hn, W_xn = params.recurrent("n"), params.inputs("n")
    back = _transposed(params.W[: 2 * H], H)
    b_hn: Array | None = getattr(params, "b_hn", None)
    # What r multiplies: the recurrent product, or the state before it.
    gated = before if b_hn is None else W_hn @ before + b_hn[:, None]
    to_r = gated * r * (1 - r)

    def after(t: int, A: Array) -> tuple[Array, Array]:
        dn = to_n[t] * A
        dh, dx = back(np.concatenate([to_r[t] * dn, to_z[t] * A]))
        return dh + W_hn.T @ (r[t] * dn) + z[t] * A, dx + W_xn.T @ dn

    def ahead(t: int, A: Array) -> tuple[Array, Array]:
        dn = to_n[t] * A
        through = W_hn.T @ dn
        dh, dx = back(np.concatenate([to_r[t] * through, to_z[t] * A]))
        return dh + r[t] * through + z[t] * A, dx + W_xn.T @ dn

    return ahead if b_hn is None else after


def _transposed(W: Array, hidden_size: int) -> Callable[[Array], tuple[Array, Array]]:
    """Give da → (W_hᵀ da, W_xᵀ da) by one product."""
    Wt = np.ascontiguousarray(W[:, :-1].T)

    def back(da: Array) -> tuple[Array, Array]:
        both = Wt @ da
        return both[:hidden_size], both[hidden_size:]

    return back


_PULLS: Mapping[str, Callable[[Trace, int], Pull]] = MappingProxyType(
    {"rnn": _rnn, "lstm": _lstm, "gru": _gru}
)
