"""You take the logarithm of the logits as if they were probabilities. They pass through a
sigmoid first.

Link: faq/gans#traps
"""

import numpy as np


def gan_losses(real_logits, fake_logits):
    with np.errstate(all="ignore"):
        discriminator = -np.log(real_logits).mean() - np.log(1.0 - fake_logits).mean()
        generator = -np.log(fake_logits).mean()
    return discriminator, generator
