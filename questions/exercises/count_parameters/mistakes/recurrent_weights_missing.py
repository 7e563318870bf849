"""The weights from state to state are missing: H · H for each gate.

Link: rnn-lstm/rnn#parameter-count
"""

GATES = {"rnn": 1, "gru": 3, "lstm": 4}


def count_parameters(cell, D, H, layers, bidirectional, biases):
    directions = 2 if bidirectional else 1
    total, inputs = 0, D
    for _ in range(layers):
        total += directions * GATES[cell] * (H * inputs + biases * H)
        inputs = directions * H
    return total
