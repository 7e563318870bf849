"""You clip the logits. Then the loss is constant outside, and its gradient 0, where it
should be largest.

Link: faq/gans#traps
"""

import numpy as np


def softplus(z):
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def gan_losses(real_logits, fake_logits):
    real_logits, fake_logits = np.clip(real_logits, -50.0, 50.0), np.clip(fake_logits, -50.0, 50.0)
    discriminator = softplus(-real_logits).mean() + softplus(fake_logits).mean()
    generator = softplus(-fake_logits).mean()
    return discriminator, generator
