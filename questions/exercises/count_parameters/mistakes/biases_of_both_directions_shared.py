"""Your two directions share their biases. Each has its own.

Link: beyond/structure#bidirectional
"""

GATES = {"rnn": 1, "gru": 3, "lstm": 4}


def count_parameters(cell, D, H, layers, bidirectional, biases):
    directions = 2 if bidirectional else 1
    total, inputs = 0, D
    for _ in range(layers):
        total += GATES[cell] * (directions * (H * inputs + H * H) + biases * H)
        inputs = directions * H
    return total
