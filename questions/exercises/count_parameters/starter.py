def count_parameters(cell, D, H, layers, bidirectional, biases):
    """Count the numbers that a recurrent network learns, without
    its output layer.

    cell: "rnn", "gru" or "lstm"; D inputs, H units
    (in each direction), layers ≥ 1; bidirectional: bool; biases: 0,
    1 or 2 vectors for each gate. Gives an int.
    """
    ...
