"""You add a small number of your own to min_delta, so that tiny gains do not count. Below best −
min_delta is below, however little.

Link: faq/overfitting#traps
"""

EPSILON = 1e-8


def early_stopping(val_losses, patience, min_delta):
    if not val_losses:
        raise ValueError("there is no epoch")
    best, best_epoch = val_losses[0], 0
    for epoch, loss in enumerate(val_losses):
        if best - loss > min_delta + EPSILON:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch == patience:
            return epoch, best_epoch
    return None, best_epoch
