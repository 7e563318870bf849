"""Your weights are drawn from NumPy's global random state, so that anyone who uses it gets
other numbers after you. Make a generator of your own: np.random.default_rng().

Link: rnn-lstm/rnn-from-scratch#class
"""

import numpy as np


class SimpleRNN:
    def __init__(self, input_size, hidden_size, output_size):
        self.hidden_size = hidden_size
        self.Wxh = np.random.randn(hidden_size, input_size) * 0.01
        self.Whh = np.random.randn(hidden_size, hidden_size) * 0.01
        self.Why = np.random.randn(output_size, hidden_size) * 0.01
        self.bh = np.zeros((hidden_size, 1))
        self.by = np.zeros((output_size, 1))

    def forward(self, X):
        h = np.zeros((self.hidden_size, 1))
        for x in X:
            h = np.tanh(self.Wxh @ x + self.Whh @ h + self.bh)
        return self.Why @ h + self.by, h
