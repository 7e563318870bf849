import numpy as np


def beam_search(step, start, end, beam_width, max_length):
    """Find a probable sequence with a beam.

    step(tokens) gives the log-probabilities (V,) of what follows
    the tuple `tokens`; start and end: token numbers; max_length
    counts every token, start and end included.
    Gives the best sequence, a tuple of tokens, and its
    log-probability (float).
    """
    ...
