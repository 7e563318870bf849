"""You multiply by the transpose of Whh. Being square it fits either way; row k of Whh holds
the weights into unit k.

Link: rnn-lstm/rnn#shapes
"""

import numpy as np


def rnn_step(x, h, Wxh, Whh, bh):
    return np.tanh(Wxh @ x + Whh.T @ h + bh)
