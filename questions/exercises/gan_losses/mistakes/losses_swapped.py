"""You give the generator's loss first. The discriminator's comes first.

Link: faq/gans#reasoning
"""

import numpy as np


def softplus(z):
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def gan_losses(real_logits, fake_logits):
    discriminator = softplus(-real_logits).mean() + softplus(fake_logits).mean()
    generator = softplus(-fake_logits).mean()
    return generator, discriminator
