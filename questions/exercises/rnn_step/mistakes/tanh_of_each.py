"""You put tanh over input and state separately and add the two. It is one tanh over the
whole sum.

Link: rnn-lstm/rnn#recurrence
"""

import numpy as np


def rnn_step(x, h, Wxh, Whh, bh):
    return np.tanh(Wxh @ x) + np.tanh(Whh @ h + bh)
