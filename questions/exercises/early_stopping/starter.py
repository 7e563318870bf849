def early_stopping(val_losses, patience, min_delta):
    """Give the epoch at which training stops, and the best epoch
    until then; both count from 0.

    val_losses: list of floats, one for each epoch. An epoch
    improves when its loss is below the best one minus min_delta,
    and only then is it the new best one. Training stops at the
    epoch at which `patience` epochs in a row have not improved; the
    first result is None if it never does.
    """
    ...
