"""Your weights are uniform draws between −0.01 and 0.01. The chapter draws from the normal
distribution: rng.standard_normal(…) * 0.01.

Link: rnn-lstm/rnn-from-scratch#class
"""

import numpy as np


class SimpleRNN:
    def __init__(self, input_size, hidden_size, output_size):
        rng = np.random.default_rng()
        self.hidden_size = hidden_size
        self.Wxh = rng.uniform(-0.01, 0.01, (hidden_size, input_size))
        self.Whh = rng.uniform(-0.01, 0.01, (hidden_size, hidden_size))
        self.Why = rng.uniform(-0.01, 0.01, (output_size, hidden_size))
        self.bh = np.zeros((hidden_size, 1))
        self.by = np.zeros((output_size, 1))

    def forward(self, X):
        h = np.zeros((self.hidden_size, 1))
        for x in X:
            h = np.tanh(self.Wxh @ x + self.Whh @ h + self.bh)
        return self.Why @ h + self.by, h
