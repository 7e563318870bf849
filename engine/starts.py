"""How weights begin, by name; whether a network can learn a long lag is often decided here.

- `uniform`: U(±1/√H) for everything, PyTorch's.
- `orthogonal`: recurrent blocks orthogonal (Saxe et al., 2014), inputs Glorot-uniform, biases 0:
  Keras's.
- `chrono`: like `uniform`, with biases that spread time scales over 1 … T_max (Tallec & Ollivier,
  2018): b_f = log U(1, T_max − 1), b_i = −b_f in an LSTM; b_z likewise in a GRU.
- `small-normal`: N(0, 0.01²), biases 0, the chapter's.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.arrays import Array
from engine.errors import LimitError, unknown

STARTS = ("uniform", "orthogonal", "chrono", "small-normal")


def start_matrix(
    start: str, gates: int, hidden_size: int, input_size: int, *, rng: np.random.Generator
) -> Array:
    """Draw the fused matrix (gates · H, H + D + 1) in float64; the last column holds biases."""
    H, K = hidden_size, hidden_size + input_size + 1
    check_start(start)
    if hidden_size < 1 or input_size < 1:
        raise LimitError(f"A cell needs a unit and an input; {hidden_size}, {input_size} given.")
    if start in ("uniform", "chrono"):
        bound = 1 / np.sqrt(H)
        W = rng.uniform(-bound, bound, (gates * H, K))
        # PyTorch has two biases, whose sum is wider than either.
        W[:, -1] += rng.uniform(-bound, bound, gates * H)
        return W
    W = np.zeros((gates * H, K))
    if start == "small-normal":
        W[:, :-1] = rng.standard_normal((gates * H, K - 1)) * 0.01
        return W
    for k in range(gates):
        W[k * H : (k + 1) * H, :H] = orthogonal(H, rng=rng)
    bound = np.sqrt(6 / (input_size + gates * H))
    W[:, H:-1] = rng.uniform(-bound, bound, (gates * H, input_size))
    return W


def check_start(start: str) -> None:
    """Raise UnknownNameError unless the start is one of STARTS."""
    if start not in STARTS:
        raise unknown("start", start, STARTS)


def orthogonal(size: int, *, rng: np.random.Generator) -> Array:
    """Draw an orthogonal matrix, uniformly (Mezzadri, 2007)."""
    q, r = np.linalg.qr(rng.standard_normal((size, size)))
    return np.asarray(q * np.sign(np.diag(r)))


def chrono_biases(size: int, longest_lag: int, *, rng: np.random.Generator) -> Array:
    """Draw log U(1, T_max − 1), (size,): gates that remember for 1 … T_max steps."""
    if longest_lag < 2:
        raise LimitError(f"The chrono start needs a longest lag of 2 or more, not {longest_lag}.")
    return np.log(rng.uniform(1, max(longest_lag - 1, 1), size))


def as_dtype(W: Array, dtype: Any) -> Array:
    """Give the drawn numbers in the dtype that computes."""
    return np.ascontiguousarray(W, dtype)
