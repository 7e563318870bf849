"""You return the states of all steps. The chapter's class returns `(y, h)`, h being the
last state only.

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
        self.bh = np.zeros((hidden_size, 1))
        self.by = np.zeros((output_size, 1))

    def forward(self, X):
        h = np.zeros((self.hidden_size, 1))
        hs = []
        for x in X:
            h = np.tanh(self.Wxh @ x + self.Whh @ h + self.bh)
            hs.append(h)
        return self.Why @ h + self.by, np.stack(hs)
