"""These are sigmoids, each entry by itself: they don't sum to one along the axis. Softmax
divides by the sum over the competing entries.

Link: rnn-lstm/rnn#output
"""

import numpy as np


def softmax(z, axis):
    return (1 + np.tanh(z / 2)) / 2
