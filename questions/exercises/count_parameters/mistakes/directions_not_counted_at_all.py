"""You leave `bidirectional` out: the weights double, and upper layers read 2H inputs.

Link: beyond/structure#bidirectional
"""

GATES = {"rnn": 1, "gru": 3, "lstm": 4}


def count_parameters(cell, D, H, layers, bidirectional, biases):
    directions = 1
    total, inputs = 0, D
    for _ in range(layers):
        total += directions * GATES[cell] * (H * inputs + H * H + biases * H)
        inputs = directions * H
    return total
