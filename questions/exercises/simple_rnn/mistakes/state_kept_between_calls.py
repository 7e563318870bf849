"""Your second sequence starts where the first one ended. `forward` starts every sequence
from zeros.

Link: rnn-lstm/rnn#initial-state
"""

import numpy as np


class SimpleRNN:
    def __init__(self, input_size, hidden_size, output_size):
        rng = np.random.default_rng()
        self.hidden_size = hidden_size
        self.Wxh = rng.standard_normal((hidden_size, input_size)) * 0.01
        self.Whh = rng.standard_normal((hidden_size, hidden_size)) * 0.01
        self.Why = rng.standard_normal((output_size, hidden_size)) * 0.01
        self.bh = np.zeros((hidden_size, 1))
        self.by = np.zeros((output_size, 1))
        self.h = np.zeros((hidden_size, 1))

    def forward(self, X):
        h = self.h
        for x in X:
            h = np.tanh(self.Wxh @ x + self.Whh @ h + self.bh)
        self.h = h
        return self.Why @ h + self.by, h
