"""One step of a GRU, to be read beside its equations; columns, one sequence."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Weights(NamedTuple):
    """W (H, D) from the input, U (H, H) from the state, b (H, 1), by gate."""

    W_r: Array
    U_r: Array
    b_r: Array
    W_z: Array
    U_z: Array
    b_z: Array
    W_n: Array
    U_n: Array
    b_n: Array
    b_hn: Array


def sigmoid(a: Array) -> Array:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * a)))


def step(x_t: Array, h: Array, w: Weights) -> Array:
    r = sigmoid(w.W_r @ x_t + w.U_r @ h + w.b_r)
    z = sigmoid(w.W_z @ x_t + w.U_z @ h + w.b_z)
    seen = r * (w.U_n @ h + w.b_hn)
    n = np.tanh(w.W_n @ x_t + w.b_n + seen)
    return z * h + (1 - z) * n
