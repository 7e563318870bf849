import numpy as np


def gan_losses(real_logits, fake_logits):
    """Give both players' losses in the GAN game, the generator's in
    its non-saturating form.

    real_logits (N,) and fake_logits (M,): the discriminator's
    logits, up to ±1e4.
    Gives the discriminator's loss and the generator's, both floats.
    """
    ...
