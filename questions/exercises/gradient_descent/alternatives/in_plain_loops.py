"""Every sum written out."""

import numpy as np


def gradient_descent(X, y, w, b, learning_rate, steps):
    samples, inputs = X.shape
    weights, losses = [float(each) for each in w], np.empty(steps)
    for step in range(steps):
        loss, db, dw = 0.0, 0.0, [0.0] * inputs
        for n in range(samples):
            error = b + sum(weights[d] * X[n, d] for d in range(inputs)) - y[n]
            loss += error * error / 2.0 / samples
            db += error / samples
            for d in range(inputs):
                dw[d] += error * X[n, d] / samples
        losses[step] = loss
        weights = [weights[d] - learning_rate * dw[d] for d in range(inputs)]
        b = b - learning_rate * db
    return np.array(weights), b, losses
