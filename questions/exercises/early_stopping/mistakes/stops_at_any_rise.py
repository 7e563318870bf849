"""You stop only for epochs that are worse than the one before, counted in a row. An epoch
that is no improvement counts, even when it is better than the one before.

Link: faq/overfitting#traps
"""

import math


def early_stopping(val_losses, patience, min_delta):
    if not val_losses:
        raise ValueError("there is no epoch")
    best, best_epoch, waited, before = math.inf, 0, 0, math.inf
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
        elif loss >= before:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
        else:
            waited = 0
        before = loss
    return None, best_epoch
