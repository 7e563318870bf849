"""You count an output layer. Asked is the recurrent part alone.

Link: rnn-lstm/lstm#parameter-count
"""

GATES = {"rnn": 1, "gru": 3, "lstm": 4}


def count_parameters(cell, D, H, layers, bidirectional, biases):
    directions = 2 if bidirectional else 1
    total, inputs = 0, D
    for _ in range(layers):
        total += directions * GATES[cell] * (H * inputs + H * H + biases * H)
        inputs = directions * H
    return total + H * directions * D + D
