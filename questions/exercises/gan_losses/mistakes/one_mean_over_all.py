"""You average over real and fake data together. It is the mean over the real plus the
mean over the fake; there may be more of one than of the other.

Link: faq/gans#reasoning
"""

import numpy as np


def softplus(z):
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def gan_losses(real_logits, fake_logits):
    discriminator = np.concatenate([softplus(-real_logits), softplus(fake_logits)]).mean()
    generator = softplus(-fake_logits).mean()
    return discriminator, generator
