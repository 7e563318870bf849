"""The sigmoid is applied twice: once to the logits, and once inside the loss with logits.

Link: faq/gans#traps
"""

import numpy as np


def softplus(z):
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def gan_losses(real_logits, fake_logits):
    real_logits, fake_logits = (
        0.5 + 0.5 * np.tanh(0.5 * real_logits),
        0.5 + 0.5 * np.tanh(0.5 * fake_logits),
    )
    discriminator = softplus(-real_logits).mean() + softplus(fake_logits).mean()
    generator = softplus(-fake_logits).mean()
    return discriminator, generator
