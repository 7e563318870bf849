"""Lists the shape of every array and adds up what they hold."""

import numpy as np


def count_parameters(cell, D, H, layers, bidirectional, biases):
    rows = {"rnn": H, "lstm": 4 * H, "gru": 3 * H}[cell]
    shapes = []
    for layer in range(layers):
        for _direction in ("forward", "backward")[: 2 if bidirectional else 1]:
            width = D if layer == 0 else (2 * H if bidirectional else H)
            shapes += [(rows, width), (rows, H)] + [(rows,)] * biases
    return sum(int(np.prod(shape)) for shape in shapes)
