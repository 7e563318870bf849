"""−log σ(z) as logaddexp(0, −z)."""

import numpy as np


def gan_losses(real_logits, fake_logits):
    judged_real = np.logaddexp(0.0, -real_logits)
    judged_fake = np.logaddexp(0.0, fake_logits)
    fooled = np.logaddexp(0.0, -fake_logits)
    return np.mean(judged_real) + np.mean(judged_fake), np.mean(fooled)
