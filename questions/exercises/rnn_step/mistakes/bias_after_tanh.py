"""You add the bias after the tanh. It belongs into the sum, before it.

Link: rnn-lstm/rnn#recurrence
"""

import numpy as np


def rnn_step(x, h, Wxh, Whh, bh):
    return np.tanh(Wxh @ x + Whh @ h) + bh
