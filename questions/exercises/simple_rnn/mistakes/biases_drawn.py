"""Your biases start as random draws. They start as zeros: the weights alone break the
symmetry between units.

Link: rnn-lstm/rnn-from-scratch#class
"""

import numpy as np


class SimpleRNN:
    def __init__(self, input_size, hidden_size, output_size):
        rng = np.random.default_rng()
        self.hidden_size = hidden_size
        self.Wxh = rng.standard_normal((hidden_size, input_size)) * 0.01
        self.Whh = rng.standard_normal((hidden_size, hidden_size)) * 0.01
        self.Why = rng.standard_normal((output_size, hidden_size)) * 0.01
        self.bh = rng.standard_normal((hidden_size, 1)) * 0.01
        self.by = rng.standard_normal((output_size, 1)) * 0.01

    def forward(self, X):
        h = np.zeros((self.hidden_size, 1))
        for x in X:
            h = np.tanh(self.Wxh @ x + self.Whh @ h + self.bh)
        return self.Why @ h + self.by, h
