"""All four gates in one product, drawn from an own generator in a loop over their names."""

import numpy as np


class LSTM:
    def __init__(self, input_size, hidden_size, output_size):
        rng = np.random.default_rng(11)
        for gate in ("f", "i", "C", "o"):
            setattr(self, "W" + gate, rng.normal(0, 0.01, (hidden_size, hidden_size + input_size)))
            setattr(self, "b" + gate, np.zeros((hidden_size, 1)))
        self.Wy = rng.normal(0, 0.01, (output_size, hidden_size))
        self.by = np.zeros((output_size, 1))

    def forward(self, X):
        W = np.vstack([self.Wf, self.Wi, self.Wo, self.WC])
        b = np.vstack([self.bf, self.bi, self.bo, self.bC])
        n = len(self.bf)
        h = c = np.zeros((n, 1))
        for t in range(len(X)):
            a = W @ np.concatenate((h, X[t])) + b
            gates = 1 / (1 + np.exp(-a[: 3 * n]))
            c = gates[:n] * c + gates[n : 2 * n] * np.tanh(a[3 * n :])
            h = gates[2 * n :] * np.tanh(c)
        return self.Wy @ h + self.by, h, c
