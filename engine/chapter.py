"""The chapter's two networks as one would write them first: one sequence, column vectors.

They are meant to be read beside the equations; the fast cells are compared with them.
Symbols: x_t (D, 1) input, h (H, 1) hidden state, c (H, 1) cell state, y (O, 1) output;
W* weights, b* biases. Every matrix multiplies from the left.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.arrays import check_shape, numbers
from engine.limits import check_generator, whole_number
from engine.starts import MAX_UNITS

Array = NDArray[np.float64]


def sigmoid(a: Array) -> Array:
    """Logistic function 1/(1 + e^-a), in the half-angle form that can't overflow."""
    return 0.5 * (1.0 + np.tanh(0.5 * a))


class SimpleRNN:
    """A recurrent network with one tanh layer and a linear output after the last step."""

    def __init__(
        self, input_size: int, hidden_size: int, output_size: int, *, rng: np.random.Generator
    ) -> None:
        _check_sizes(input_size, hidden_size, output_size, rng)
        self.Wxh = rng.standard_normal((hidden_size, input_size)) * 0.01
        self.Whh = rng.standard_normal((hidden_size, hidden_size)) * 0.01
        self.Why = rng.standard_normal((output_size, hidden_size)) * 0.01
        self.bh = np.zeros((hidden_size, 1))
        self.by = np.zeros((output_size, 1))

    def forward(self, X: Array) -> tuple[Array, Array]:
        """Read one sequence X (T, D, 1); give the output y (O, 1) and the last state h (H, 1).

        Raises ShapeError or DTypeError for what is no sequence of columns.
        """
        h = np.zeros_like(self.bh)
        for x_t in _columns(X, self.Wxh.shape[1]):
            h = np.tanh(self.Wxh @ x_t + self.Whh @ h + self.bh)
        y = self.Why @ h + self.by
        return y, h


class LSTM:
    """A long short-term memory with one matrix a gate and a linear output after the last step."""

    def __init__(
        self, input_size: int, hidden_size: int, output_size: int, *, rng: np.random.Generator
    ) -> None:
        _check_sizes(input_size, hidden_size, output_size, rng)
        stacked = (hidden_size, hidden_size + input_size)
        self.Wf = rng.standard_normal(stacked) * 0.01
        self.Wi = rng.standard_normal(stacked) * 0.01
        self.WC = rng.standard_normal(stacked) * 0.01
        self.Wo = rng.standard_normal(stacked) * 0.01
        self.Wy = rng.standard_normal((output_size, hidden_size)) * 0.01
        self.bf = np.zeros((hidden_size, 1))
        self.bi = np.zeros((hidden_size, 1))
        self.bC = np.zeros((hidden_size, 1))
        self.bo = np.zeros((hidden_size, 1))
        self.by = np.zeros((output_size, 1))

    def forward(self, X: Array) -> tuple[Array, Array, Array]:
        """Read one sequence X (T, D, 1); give y (O, 1) and the last h and c (H, 1 each)."""
        h = np.zeros_like(self.bf)
        c = np.zeros_like(self.bf)
        for x_t in _columns(X, self.Wf.shape[1] - len(self.Wf)):
            z = np.vstack([h, x_t])
            f = sigmoid(self.Wf @ z + self.bf)
            i = sigmoid(self.Wi @ z + self.bi)
            o = sigmoid(self.Wo @ z + self.bo)
            candidate = np.tanh(self.WC @ z + self.bC)
            c = f * c + i * candidate
            h = o * np.tanh(c)
        y = self.Wy @ h + self.by
        return y, h, c


def _columns(X: object, D: int) -> Array:
    """Give X (T, D, 1) in float64: rows in place of columns would be broadcast without a word."""
    columns = numbers(X, np.dtype(np.float64), "X")
    check_shape(columns, ("T", D, 1), "X", ", a column a step")
    return columns


def _check_sizes(D: object, H: object, O: object, rng: object) -> None:
    check_generator(rng)
    for name, size in (("input_size", D), ("hidden_size", H), ("output_size", O)):
        whole_number(size, name, 1, MAX_UNITS)
