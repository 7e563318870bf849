"""The derivative of one step of a layer: applied backwards to a block of adjoints, or as a matrix.

A state is s = h, or s = [h; c] in an LSTM, of size S. For a function whose gradient by s_t are the
columns of A (S, n), `pull` gives its gradients by s_{t-1} (S, n) and by x_t (D, n).

Symbols: a pre-activations, φ' slopes; the cells' own symbols are those of `engine.cells`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from engine.arrays import Array, time_first
from engine.errors import LimitError, shown
from engine.limits import is_whole
from engine.parameters import Params
from engine.traces import Trace

Rows: TypeAlias = Callable[[Array], Array]
"""(T, B, H) → (n, H): the steps of one sequence, or the sequences of one step."""
Pull: TypeAlias = Callable[[int, Array], tuple[Array, Array]]
"""(step, A) → (A before, dx)."""


def pull_of(trace: Trace, sequence: int = 0) -> Pull:
    """Give `pull` for one sequence of a trace; a step of padding leaves adjoints as they are.

    Raises LimitError for a sequence that the batch doesn't have.
    """
    check_sequence(trace, sequence)
    pull = _PULLS[trace.params.cell](trace, lambda array: array[:, sequence])
    if trace.mask is None:
        return pull
    real, D = trace.mask[:, sequence], trace.params.input_size
    return lambda t, A: pull(t, A) if real[t] else (A, np.zeros((D, A.shape[1]), A.dtype))


def check_sequence(trace: Trace, sequence: int) -> None:
    """Raise LimitError for a sequence that the batch doesn't have."""
    last = trace.z.shape[2] - 1
    if not is_whole(sequence, 0, last):
        raise LimitError(f"There is no sequence {shown(sequence)}; the batch has 0 to {last}.")


def jacobians_of(trace: Trace, rows: Rows) -> Array:
    """Give ∂s_t/∂s_{t-1} of each row, (n, S, S); the identity where a step is padding."""
    found = _JACOBIANS[trace.params.cell](trace, rows)
    if trace.mask is not None:
        held = ~rows(trace.mask[:, :, None])[:, 0]
        found[held] = np.eye(found.shape[1])
    return found


def state_size(params: Params) -> int:
    """Give S: H, or 2H in an LSTM."""
    return params.hidden_size * (2 if params.cell == "lstm" else 1)


def _rnn_slopes(trace: Trace, rows: Rows) -> Array:
    h = rows(trace.h)
    is_tanh = getattr(trace.params, "activation", "tanh") == "tanh"
    return np.asarray(1 - h * h if is_tanh else (h > 0).astype(h.dtype))


def _rnn(trace: Trace, rows: Rows) -> Pull:
    slopes = _rnn_slopes(trace, rows)[:, :, None]
    back = _transposed(trace.params.W, trace.params.hidden_size)

    def pull(t: int, A: Array) -> tuple[Array, Array]:
        return back(slopes[t] * A)

    return pull


def _rnn_jacobians(trace: Trace, rows: Rows) -> Array:
    return np.asarray(_rnn_slopes(trace, rows)[:, :, None] * trace.params.recurrent("h"))


def _lstm_slopes(trace: Trace, rows: Rows) -> tuple[Array, Array, Array, Array]:
    """Give what takes dh to c and to o, and dc to i, f, g, (n, 3, H), and to the cell state before.

    Rows i, f, g lie next to each other in W.
    """
    o, i, f, g = (rows(trace.gates[name]) for name in ("o", "i", "f", "g"))
    cells = time_first(trace.record[:, trace.rows("c")])
    before, tanh_c = rows(cells[:-1]), np.tanh(rows(cells[1:]))
    to_c, to_o = o * (1 - tanh_c**2), tanh_c * o * (1 - o)
    to_ifg = np.stack([g * i * (1 - i), before * f * (1 - f), i * (1 - g * g)], axis=1)
    return to_c, to_o, to_ifg, f


def _lstm(trace: Trace, rows: Rows) -> Pull:
    H = trace.params.hidden_size
    to_c, to_o, to_ifg, f = (slopes[..., None] for slopes in _lstm_slopes(trace, rows))
    back = _transposed(trace.params.W, H)

    def pull(t: int, A: Array) -> tuple[Array, Array]:
        dh, dc = A[:H], to_c[t] * A[:H] + A[H:]
        da = np.concatenate([(to_o[t] * dh)[None], to_ifg[t] * dc]).reshape(4 * H, -1)
        before, dx = back(da)
        return np.concatenate([before, f[t] * dc]), dx

    return pull


def _lstm_jacobians(trace: Trace, rows: Rows) -> Array:
    params, H = trace.params, trace.params.hidden_size
    to_c, to_o, to_ifg, f = _lstm_slopes(trace, rows)
    found = np.zeros((len(f), 2 * H, 2 * H), f.dtype)
    by_h, by_c = found[:, :, :H], found[:, :, H:]
    by_h[:, H:] = _scaled_rows(to_ifg, params, ("i", "f", "g"))
    by_h[:, :H] = to_o[:, :, None] * params.recurrent("o") + to_c[:, :, None] * by_h[:, H:]
    units = np.arange(H)
    by_c[:, units, units], by_c[:, H + units, units] = to_c * f, f
    return found


def _gru_slopes(trace: Trace, rows: Rows) -> tuple[Array, Array, Array, Array, Array]:
    """Give r and z, and what takes dh to n and z, and to r what reaches what r multiplies."""
    r, z, n = (rows(trace.gates[name]) for name in ("r", "z", "n"))
    before = rows(time_first(trace.z[:-1, : trace.params.hidden_size]))
    to_n, to_z = (1 - z) * (1 - n * n), (before - n) * z * (1 - z)
    b_hn: Array | None = getattr(trace.params, "b_hn", None)
    # What r multiplies: the recurrent product, or the state before it.
    gated = before if b_hn is None else before @ trace.params.recurrent("n").T + b_hn
    return r, z, to_n, to_z, gated * r * (1 - r)


def _gru(trace: Trace, rows: Rows) -> Pull:
    params, H = trace.params, trace.params.hidden_size
    r, z, to_n, to_z, to_r = (slopes[..., None] for slopes in _gru_slopes(trace, rows))
    W_hn, W_xn = params.recurrent("n"), params.inputs("n")
    back = _transposed(params.W[: 2 * H], H)

    def after(t: int, A: Array) -> tuple[Array, Array]:
        dn = to_n[t] * A
        dh, dx = back(np.concatenate([to_r[t] * dn, to_z[t] * A]))
        return dh + W_hn.T @ (r[t] * dn) + z[t] * A, dx + W_xn.T @ dn

    def ahead(t: int, A: Array) -> tuple[Array, Array]:
        dn = to_n[t] * A
        through = W_hn.T @ dn
        dh, dx = back(np.concatenate([to_r[t] * through, to_z[t] * A]))
        return dh + r[t] * through + z[t] * A, dx + W_xn.T @ dn

    return ahead if getattr(params, "b_hn", None) is None else after


def _gru_jacobians(trace: Trace, rows: Rows) -> Array:
    params, units = trace.params, np.arange(trace.params.hidden_size)
    r, z, to_n, to_z, to_r = _gru_slopes(trace, rows)
    if getattr(params, "b_hn", None) is None:
        gated = _scaled_rows(to_r[:, None], params, ("r",))
        gated[:, units, units] += r
        found: Array = to_n[:, :, None] * np.matmul(params.recurrent("n"), gated)
        found += _scaled_rows(to_z[:, None], params, ("z",))
    else:
        slopes = np.stack([to_n * to_r, to_z, to_n * r], axis=1)
        found = _scaled_rows(slopes, params, ("r", "z", "n"))
    found[:, units, units] += z
    return found


def _scaled_rows(slopes: Array, params: Params, gates: tuple[str, ...]) -> Array:
    """Sum the gates' recurrent weights, row h scaled by slopes (n, gates, H): (n, H, H)."""
    W = np.stack([params.recurrent(gate) for gate in gates], axis=1)
    by_unit: Array = np.matmul(slopes.transpose(2, 0, 1), W)
    return by_unit.transpose(1, 0, 2)


def _transposed(W: Array, hidden_size: int) -> Callable[[Array], tuple[Array, Array]]:
    """Give da → (W_hᵀ da, W_xᵀ da) by one product."""
    Wt = np.ascontiguousarray(W[:, :-1].T)

    def back(da: Array) -> tuple[Array, Array]:
        both = Wt @ da
        return both[:hidden_size], both[hidden_size:]

    return back


_PULLS: Mapping[str, Callable[[Trace, Rows], Pull]] = MappingProxyType(
    {"rnn": _rnn, "lstm": _lstm, "gru": _gru}
)
_JACOBIANS: Mapping[str, Callable[[Trace, Rows], Array]] = MappingProxyType(
    {"rnn": _rnn_jacobians, "lstm": _lstm_jacobians, "gru": _gru_jacobians}
)
