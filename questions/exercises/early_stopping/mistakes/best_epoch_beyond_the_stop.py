"""Your best epoch may lie after the stop. Those epochs were never trained.

Link: faq/overfitting#traps
"""

import math


def early_stopping(val_losses, patience, min_delta):
    if not val_losses:
        raise ValueError("there is no epoch")
    best, best_epoch, waited, stop = math.inf, 0, 0, None
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience and stop is None:
                stop = epoch
    return stop, best_epoch
