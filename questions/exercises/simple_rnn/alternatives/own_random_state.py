"""An own RandomState and one joined product a step."""

import numpy as np


class SimpleRNN:
    def __init__(self, input_size, hidden_size, output_size):
        draws = np.random.RandomState(3)
        self.Wxh = 0.01 * draws.randn(hidden_size, input_size)
        self.Whh = 0.01 * draws.randn(hidden_size, hidden_size)
        self.Why = 0.01 * draws.randn(output_size, hidden_size)
        self.bh, self.by = np.zeros((hidden_size, 1)), np.zeros((output_size, 1))

    def forward(self, X):
        W = np.concatenate([self.Whh, self.Wxh], axis=1)
        h = np.zeros((W.shape[0], 1))
        for x in X:
            h = np.tanh(W @ np.concatenate([h, x]) + self.bh)
        return self.Why @ h + self.by, h
