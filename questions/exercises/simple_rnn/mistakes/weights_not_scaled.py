"""Your weights are standard normal draws as they come. The chapter multiplies them by
0.01: at full size the tanh saturates from the first step.

Link: rnn-lstm/vanishing-gradient#initialisation
"""

import numpy as np


class SimpleRNN:
    def __init__(self, input_size, hidden_size, output_size):
        rng = np.random.default_rng()
        self.hidden_size = hidden_size
        self.Wxh = rng.standard_normal((hidden_size, input_size))
        self.Whh = rng.standard_normal((hidden_size, hidden_size))
        self.Why = rng.standard_normal((output_size, hidden_size))
        self.bh = np.zeros((hidden_size, 1))
        self.by = np.zeros((output_size, 1))

    def forward(self, X):
        h = np.zeros((self.hidden_size, 1))
        for x in X:
            h = np.tanh(self.Wxh @ x + self.Whh @ h + self.bh)
        return self.Why @ h + self.by, h
