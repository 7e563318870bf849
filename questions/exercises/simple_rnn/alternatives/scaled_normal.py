"""Draws with `scale`, keeps the sizes in the shapes, loops over indices."""

import numpy as np


class SimpleRNN:
    def __init__(self, input_size, hidden_size, output_size):
        draw = np.random.default_rng(7).normal
        self.Wxh = draw(scale=0.01, size=(hidden_size, input_size))
        self.Whh = draw(scale=0.01, size=(hidden_size, hidden_size))
        self.Why = draw(scale=0.01, size=(output_size, hidden_size))
        self.bh = np.zeros([hidden_size, 1])
        self.by = np.zeros([output_size, 1])

    def step(self, x, h):
        return np.tanh(self.bh + self.Whh.dot(h) + self.Wxh.dot(x))

    def forward(self, X):
        h = np.zeros_like(self.bh)
        for t in range(X.shape[0]):
            h = self.step(X[t], h)
        y = np.dot(self.Why, h) + self.by
        return y, h
