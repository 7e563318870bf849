"""Your weights start at zero. Then all units are the same and stay the same, because they
get the same gradient. Draw them: 0.01 times standard normal.

Link: rnn-lstm/rnn-from-scratch#class
"""

import numpy as np


class SimpleRNN:
    def __init__(self, input_size, hidden_size, output_size):
        rng = np.random.default_rng()
        self.hidden_size = hidden_size
        self.Wxh = np.zeros((hidden_size, input_size))
        self.Whh = np.zeros((hidden_size, hidden_size))
        self.Why = np.zeros((output_size, hidden_size))
        self.bh = np.zeros((hidden_size, 1))
        self.by = np.zeros((output_size, 1))

    def forward(self, X):
        h = np.zeros((self.hidden_size, 1))
        for x in X:
            h = np.tanh(self.Wxh @ x + self.Whh @ h + self.bh)
        return self.Why @ h + self.by, h
