"""A loss that rises by more than min_delta sets your counter back, too. Only an
improvement does.

Link: faq/overfitting#traps
"""

import math


def early_stopping(val_losses, patience, min_delta):
    if not val_losses:
        raise ValueError("there is no epoch")
    best, best_epoch, waited = math.inf, 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
        elif loss > best + min_delta:
            waited = 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return None, best_epoch
