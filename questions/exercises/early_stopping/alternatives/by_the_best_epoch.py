"""How long one has waited follows from the best epoch."""


def early_stopping(val_losses, patience, min_delta):
    if len(val_losses) == 0:
        raise ValueError("val_losses is empty")
    best_epoch = 0
    for epoch in range(1, len(val_losses)):
        if val_losses[best_epoch] - val_losses[epoch] > min_delta:
            best_epoch = epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return None, best_epoch
