"""The cross-entropy with logits that frameworks have: max(z, 0) − z·t + log(1 + exp(−|z|))."""

import numpy as np


def cross_entropy(logits, labels):
    per_sample = np.maximum(logits, 0) - logits * labels + np.log(1 + np.exp(-np.abs(logits)))
    return per_sample.sum() / per_sample.size


def gan_losses(real_logits, fake_logits):
    on_real = cross_entropy(real_logits, np.ones_like(real_logits))
    on_fake = cross_entropy(fake_logits, np.zeros_like(fake_logits))
    return on_real + on_fake, cross_entropy(fake_logits, np.ones_like(fake_logits))
