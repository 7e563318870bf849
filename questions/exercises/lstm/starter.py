import numpy as np


class LSTM:
    """An LSTM with one output per sequence.

    Attributes: Wf, Wi, WC, Wo (hidden × (hidden + input)) over the
    stacked [h; x], Wy (output × hidden), bf, bi, bC, bo
    (hidden × 1), by (output × 1). Weights start as standard normal
    draws times 0.01, biases as zeros. Draw from a generator of your
    own.
    """

    def __init__(self, input_size, hidden_size, output_size):
        ...

    def forward(self, X):
        """Read one sequence X (T, input, 1) from zero states; give
        (y, h, c).
        """
        ...
