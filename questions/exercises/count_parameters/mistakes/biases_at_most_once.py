"""You count one bias per gate where there are two. PyTorch keeps one for the input and one
for the state.

Link: rnn-lstm/lstm#parameter-count
"""

GATES = {"rnn": 1, "gru": 3, "lstm": 4}


def count_parameters(cell, D, H, layers, bidirectional, biases):
    directions = 2 if bidirectional else 1
    total, inputs = 0, D
    for _ in range(layers):
        total += directions * GATES[cell] * (H * inputs + H * H + min(biases, 1) * H)
        inputs = directions * H
    return total
