"""log(1 + exp(z)) overflows beyond z = 709 and gives infinity. Write it as max(z, 0) +
log(1 + exp(−|z|)).

Link: faq/gans#traps
"""

import numpy as np


def softplus(z):
    return np.log(1.0 + np.exp(z))


def gan_losses(real_logits, fake_logits):
    discriminator = softplus(-real_logits).mean() + softplus(fake_logits).mean()
    generator = softplus(-fake_logits).mean()
    return discriminator, generator
