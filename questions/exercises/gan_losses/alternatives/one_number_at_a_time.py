"""Every logit by itself, with the standard library."""

import math


def minus_log_sigmoid(z):
    if z > 0:
        return math.log1p(math.exp(-z))
    return math.log1p(math.exp(z)) - z


def gan_losses(real_logits, fake_logits):
    real = [minus_log_sigmoid(float(z)) for z in real_logits]
    fake = [minus_log_sigmoid(-float(z)) for z in fake_logits]
    fooled = [minus_log_sigmoid(float(z)) for z in fake_logits]
    return sum(real) / len(real) + sum(fake) / len(fake), sum(fooled) / len(fooled)
