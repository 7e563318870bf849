"""Your recurrent matrix starts as the identity. That is a good idea for a ReLU network (Le
et al., 2015), but it is not the start that the chapter's class has.

Link: rnn-lstm/vanishing-gradient#initialisation
"""

import numpy as np


class SimpleRNN:
    def __init__(self, input_size, hidden_size, output_size):
        rng = np.random.default_rng()
        self.hidden_size = hidden_size
        self.Wxh = rng.standard_normal((hidden_size, input_size)) * 0.01
        self.Whh = np.eye(hidden_size)
        self.Why = rng.standard_normal((output_size, hidden_size)) * 0.01
        self.bh = np.zeros((hidden_size, 1))
        self.by = np.zeros((output_size, 1))

    def forward(self, X):
        h = np.zeros((self.hidden_size, 1))
        for x in X:
            h = np.tanh(self.Wxh @ x + self.Whh @ h + self.bh)
        return self.Why @ h + self.by, h
