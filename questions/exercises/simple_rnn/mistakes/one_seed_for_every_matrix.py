"""Each of your matrices is drawn by a new generator with the same seed, so that all of them
begin with the same numbers. Make one generator and draw every matrix from it.

Link: rnn-lstm/vanishing-gradient#initialisation
"""

import numpy as np


def small(*shape):
    return np.random.default_rng(0).standard_normal(shape) * 0.01


class SimpleRNN:
    def __init__(self, input_size, hidden_size, output_size):
        self.hidden_size = hidden_size
        self.Wxh = small(hidden_size, input_size)
        self.Whh = small(hidden_size, hidden_size)
        self.Why = small(output_size, hidden_size)
        self.bh = np.zeros((hidden_size, 1))
        self.by = np.zeros((output_size, 1))

    def forward(self, X):
        h = np.zeros((self.hidden_size, 1))
        for x in X:
            h = np.tanh(self.Wxh @ x + self.Whh @ h + self.bh)
        return self.Why @ h + self.by, h
