"""You take log(p + small number), so that the loss stops growing where p underflows.
Compute log σ in one go, from the logit.

Link: faq/gans#traps
"""

import numpy as np


def softplus(z):
    return -np.log(0.5 * (1.0 - np.tanh(0.5 * z)) + 1e-12)


def gan_losses(real_logits, fake_logits):
    discriminator = softplus(-real_logits).mean() + softplus(fake_logits).mean()
    generator = softplus(-fake_logits).mean()
    return discriminator, generator
