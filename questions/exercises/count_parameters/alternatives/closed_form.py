"""First layer and the others by one formula each."""


def count_parameters(cell, D, H, layers, bidirectional, biases):
    gates = ("rnn", None, "gru", "lstm").index(cell) + 1
    ways = 1 + bool(bidirectional)
    first = ways * gates * H * (D + H + biases)
    other = ways * gates * H * (ways * H + H + biases)
    return first + (layers - 1) * other
