"""Your generator minimises log(1 − D(fake)), the loss of the minimax game. Where the
discriminator is sure, its gradient vanishes. The non-saturating loss is −log D(fake).

Link: faq/gans#traps
"""

import numpy as np


def softplus(z):
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def gan_losses(real_logits, fake_logits):
    discriminator = softplus(-real_logits).mean() + softplus(fake_logits).mean()
    generator = -softplus(fake_logits).mean()
    return discriminator, generator
