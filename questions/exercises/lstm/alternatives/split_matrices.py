"""The product with [h; x] written as two products, one for each half of the matrix."""

import numpy as np


def logistic(a):
    return np.exp(-np.logaddexp(0, -a))


class LSTM:
    def __init__(self, input_size, hidden_size, output_size):
        draws = np.random.RandomState(5)
        shape = (hidden_size, hidden_size + input_size)
        self.Wf, self.Wi, self.WC, self.Wo = (0.01 * draws.randn(*shape) for _ in range(4))
        self.bf, self.bi, self.bC, self.bo = (np.zeros((hidden_size, 1)) for _ in range(4))
        self.Wy, self.by = 0.01 * draws.randn(output_size, hidden_size), np.zeros((output_size, 1))

    def gate(self, W, b, x, h):
        n = h.shape[0]
        return W[:, :n] @ h + W[:, n:] @ x + b

    def forward(self, X):
        h, c = np.zeros_like(self.bf), np.zeros_like(self.bf)
        for x in X:
            f = logistic(self.gate(self.Wf, self.bf, x, h))
            i = logistic(self.gate(self.Wi, self.bi, x, h))
            o = logistic(self.gate(self.Wo, self.bo, x, h))
            c = f * c + i * np.tanh(self.gate(self.WC, self.bC, x, h))
            h = o * np.tanh(c)
        return self.Wy.dot(h) + self.by, h, c
