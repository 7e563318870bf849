"""You divide the losses on the fakes by the number of real samples. The mean over M fakes
is by M.

Link: faq/gans#reasoning
"""

import numpy as np


def softplus(z):
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def gan_losses(real_logits, fake_logits):
    discriminator = softplus(-real_logits).mean() + softplus(fake_logits).sum() / len(real_logits)
    generator = softplus(-fake_logits).sum() / len(real_logits)
    return discriminator, generator
