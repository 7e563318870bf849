"""All four gates start with the same matrix. Draw each of them by itself: gates that start alike
get nearly the same gradients, and the forget gate is tied to the input gate for long.

Link: rnn-lstm/vanishing-gradient#initialisation
"""

import numpy as np


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2


class LSTM:
    def __init__(self, input_size, hidden_size, output_size):
        rng = np.random.default_rng()
        stacked = hidden_size + input_size
        self.hidden_size = hidden_size
        shared = rng.standard_normal((hidden_size, stacked)) * 0.01
        self.Wf = shared.copy()
        self.Wi = shared.copy()
        self.WC = shared.copy()
        self.Wo = shared.copy()
        self.Wy = rng.standard_normal((output_size, hidden_size)) * 0.01
        self.bf = np.zeros((hidden_size, 1))
        self.bi = np.zeros((hidden_size, 1))
        self.bC = np.zeros((hidden_size, 1))
        self.bo = np.zeros((hidden_size, 1))
        self.by = np.zeros((output_size, 1))

    def forward(self, X):
        h = np.zeros((self.hidden_size, 1))
        c = np.zeros((self.hidden_size, 1))
        for x in X:
            z = np.vstack([h, x])
            f = sigmoid(self.Wf @ z + self.bf)
            i = sigmoid(self.Wi @ z + self.bi)
            candidate = np.tanh(self.WC @ z + self.bC)
            o = sigmoid(self.Wo @ z + self.bo)
            c = f * c + i * candidate
            h = o * np.tanh(c)
        return self.Wy @ h + self.by, h, c
