"""Your best loss moves with every gain, even one that is too small to count. Many small
gains then never add up to an improvement. Only an epoch that improves is the new best.

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
        else:
            best = min(best, loss)
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return None, best_epoch
