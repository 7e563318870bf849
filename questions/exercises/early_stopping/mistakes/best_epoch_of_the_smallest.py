"""Your best epoch is the one with the smallest loss, even where the gain was too small to
count. Only an epoch that improves by more than min_delta is the new best.

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
            waited += 1
            if waited == patience:
                return epoch, min(range(epoch + 1), key=val_losses.__getitem__)
    return None, min(range(len(val_losses)), key=val_losses.__getitem__)
