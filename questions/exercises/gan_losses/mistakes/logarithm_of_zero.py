"""You take the logarithm of the sigmoid. Beyond a logit of −745 the sigmoid is 0, and its
logarithm −∞. Compute log σ in one go.

Link: faq/gans#traps
"""

import numpy as np


def softplus(z):
    return -np.log(0.5 * (1.0 - np.tanh(0.5 * z)))


def gan_losses(real_logits, fake_logits):
    discriminator = softplus(-real_logits).mean() + softplus(fake_logits).mean()
    generator = softplus(-fake_logits).mean()
    return discriminator, generator
