"""You stop one epoch early: `patience` epochs in a row may not have improved, and you
count one less.

Link: faq/overfitting#reasoning
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
            waited += 1
            if waited >= patience - 1:
                return epoch, best_epoch
    return None, best_epoch
