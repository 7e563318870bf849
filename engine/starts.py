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

from engine.arrays import DTYPES, Array
from engine.errors import DTypeError, check_name, shown
from engine.limits import check_generator, whole_number

MAX_UNITS = 4096
MAX_INPUTS = 2 * MAX_UNITS
LONGEST_LAG = 1_000_000
"""In steps; what a chrono start prepares for."""
STARTS = ("uniform", "orthogonal", "chrono", "small-normal")


def start_matrix(
    start: str, gates: int, hidden_size: int, input_size: int, *, rng: np.random.Generator
) -> Array:
    """Draw the fused matrix (gates · H, H + D + 1) in float64; the last column holds biases."""
    check_start(start)
    check_generator(rng)
    H = whole_number(hidden_size, "hidden_size", 1, MAX_UNITS)
    K = H + whole_number(input_size, "input_size", 1, MAX_INPUTS) + 1
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
    check_name("start", start, STARTS)


def orthogonal(size: int, *, rng: np.random.Generator) -> Array:
    """Draw an orthogonal matrix, uniformly (Mezzadri, 2007)."""
    check_generator(rng)
    size = whole_number(size, "size", 1, MAX_UNITS)
    q, r = np.linalg.qr(rng.standard_normal((size, size)))
    return np.asarray(q * np.sign(np.diag(r)))


def chrono_biases(size: int, longest_lag: int, *, rng: np.random.Generator) -> Array:
    """Draw log U(1, T_max − 1), (size,): gates that remember for 1 … T_max steps."""
    check_generator(rng)
    size = whole_number(size, "size", 1, MAX_UNITS)
    lag = whole_number(longest_lag, "longest_lag", 2, LONGEST_LAG)
    return np.log(rng.uniform(1, lag - 1, size))


def as_dtype(W: Array, dtype: Any) -> Array:
    """Give the drawn numbers in the dtype that computes. Raises DTypeError for any other."""
    try:
        wanted = np.dtype(dtype)
    except Exception as error:  # whatever a name that means nothing, or an old one, raises
        raise DTypeError(f"There is no dtype {shown(dtype)}; take float32 or float64.") from error
    if wanted.name not in DTYPES:
        raise DTypeError(f"Weights of {wanted} were asked for; take float32 or float64.")
    return np.ascontiguousarray(W, wanted)
