"""Your gates share the weights from the input. Every gate has its own matrices for input
and state.

Link: rnn-lstm/lstm#parameter-count
"""

GATES = {"rnn": 1, "gru": 3, "lstm": 4}


def count_parameters(cell, D, H, layers, bidirectional, biases):
    directions = 2 if bidirectional else 1
    total, inputs = 0, D
    for _ in range(layers):
        total += directions * (H * inputs + GATES[cell] * (H * H + biases * H))
        inputs = directions * H
    return total
