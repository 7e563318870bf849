"""You compare the smallest of the last `patience` losses with the smallest before them.
The rule goes epoch by epoch: a small gain that does not count must not move the best.

Link: faq/overfitting#traps
"""


def early_stopping(val_losses, patience, min_delta):
    if not val_losses:
        raise ValueError("there is no epoch")
    for epoch in range(patience, len(val_losses)):
        before = val_losses[: epoch - patience + 1]
        if min(val_losses[epoch - patience + 1 : epoch + 1]) >= min(before) - min_delta:
            return epoch, before.index(min(before))
    return None, val_losses.index(min(val_losses))
