"""These are the numbers of a ReLU. This network's state goes through tanh.

Link: rnn-lstm/rnn#recurrence
"""

import numpy as np


def rnn_step(x, h, Wxh, Whh, bh):
    return np.maximum(0.0, Wxh @ x + Whh @ h + bh)
