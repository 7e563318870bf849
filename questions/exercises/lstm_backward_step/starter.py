import numpy as np


def lstm_backward_step(dh, dc, x, h_prev, c_prev, W, U, b):
    """Take the gradient of one LSTM step back from its new states
    to all that entered it.

    dh, dc (B,H): gradients of the loss by the step's new h and new
    c. x (B,D), h_prev and c_prev (B,H), W (D,4H), U (H,4H), b (4H);
    gates in the order i, f, g, o.
    Gives dx (B,D), dh_prev (B,H), dc_prev (B,H), dW (D,4H), dU
    (H,4H), db (4H).
    """
    ...
