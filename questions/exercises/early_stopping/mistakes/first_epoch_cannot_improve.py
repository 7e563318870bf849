"""The first epoch counts as one without improvement with you. There is nothing before it:
it is the first best.

Link: faq/overfitting#reasoning
"""

import math


def early_stopping(val_losses, patience, min_delta):
    if not val_losses:
        raise ValueError("there is no epoch")
    best, best_epoch, waited = val_losses[0], 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return None, best_epoch
