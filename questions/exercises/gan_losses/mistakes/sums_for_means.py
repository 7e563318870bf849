"""You add the samples' losses up. Each loss is a mean.

Link: faq/gans#reasoning
"""

import numpy as np


def softplus(z):
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def gan_losses(real_logits, fake_logits):
    discriminator = softplus(-real_logits).sum() + softplus(fake_logits).sum()
    generator = softplus(-fake_logits).sum()
    return discriminator, generator
