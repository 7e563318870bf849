"""You count four blocks for a GRU. There are two gates and the candidate: three.

Link: beyond/gru#equations
"""

GATES = {"rnn": 1, "gru": 4, "lstm": 4}


def count_parameters(cell, D, H, layers, bidirectional, biases):
    directions = 2 if bidirectional else 1
    total, inputs = 0, D
    for _ in range(layers):
        total += directions * GATES[cell] * (H * inputs + H * H + biases * H)
        inputs = directions * H
    return total
