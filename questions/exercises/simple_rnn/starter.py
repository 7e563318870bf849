import numpy as np


class SimpleRNN:
    """A tanh RNN with one output per sequence.

    Attributes: Wxh (hidden × input), Whh (hidden × hidden), Why
    (output × hidden), bh (hidden × 1), by (output × 1). Weights
    start as standard normal draws times 0.01, biases as zeros. Draw
    from a generator of your own (np.random.default_rng), not from
    the global random state.
    """

    def __init__(self, input_size, hidden_size, output_size):
        ...

    def forward(self, X):
        """Read one sequence X (T, input, 1) from a zero state; give
        (y, h).
        """
        ...
