"""All epochs that improve, then the first gap between two of them that is too long."""


def early_stopping(val_losses, patience, min_delta):
    try:
        best = val_losses[0]
    except IndexError:
        raise ValueError("no losses were given") from None
    improving = [0]
    for epoch, loss in enumerate(val_losses[1:], start=1):
        if loss + min_delta < best:
            best = loss
            improving.append(epoch)
    ends = [*improving[1:], len(val_losses)]
    for epoch, following in zip(improving, ends, strict=True):
        if following - epoch > patience:
            return epoch + patience, epoch
    return None, improving[-1]
