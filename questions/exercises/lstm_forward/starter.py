import numpy as np


def lstm_forward(X, h0, c0, W, U, b):
    """Unroll an LSTM over a batch of sequences.

    X (B,T,D), h0 and c0 (B,H), W (D,4H), U (H,4H), b (4H); gates
    side by side in the order i, f, g, o. Gives hs (B,T,H), the last
    h (B,H) and the last c (B,H).
    """
    ...
