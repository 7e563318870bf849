"""You smooth the label of the real data to 0.9. That is a common trick, and not asked
for.

Link: faq/gans#traps
"""

import numpy as np


def softplus(z):
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def gan_losses(real_logits, fake_logits):
    discriminator = (
        softplus(-real_logits).mean() + 0.1 * real_logits.mean() + softplus(fake_logits).mean()
    )
    generator = softplus(-fake_logits).mean()
    return discriminator, generator
