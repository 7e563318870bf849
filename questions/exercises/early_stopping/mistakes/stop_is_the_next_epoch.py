"""Your stop is the epoch after. It is the last one that was trained, the one at which
patience ran out.

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
            if waited == patience:
                return epoch + 1, best_epoch
    return None, best_epoch
