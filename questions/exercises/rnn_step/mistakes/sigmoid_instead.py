"""These are the numbers of a sigmoid. This network's state goes through tanh, so that it
can be negative.

Link: rnn-lstm/rnn#recurrence
"""

import numpy as np


def rnn_step(x, h, Wxh, Whh, bh):
    return 1.0 / (1.0 + np.exp(-(Wxh @ x + Whh @ h + bh)))
