"""Your recurrent matrices read both directions. Each direction reads its own state alone;
only the next layer reads both.

Link: beyond/structure#bidirectional
"""

GATES = {"rnn": 1, "gru": 3, "lstm": 4}


def count_parameters(cell, D, H, layers, bidirectional, biases):
    directions = 2 if bidirectional else 1
    total, inputs = 0, D
    for _ in range(layers):
        total += directions * GATES[cell] * (H * inputs + directions * H * H + biases * H)
        inputs = directions * H
    return total
