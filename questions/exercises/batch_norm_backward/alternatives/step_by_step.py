"""The graph of the forward pass, one node after the other, backwards."""

import numpy as np


def batch_norm_backward(dout, x, gamma, eps):
    count = x.shape[0]
    mean = x.sum(axis=0) / count
    centred = x - mean
    var = (centred * centred).sum(axis=0) / count
    root = np.sqrt(var + eps)
    inverse = 1.0 / root
    dbeta = dout.sum(axis=0)
    dgamma = np.sum(dout * centred * inverse, axis=0)
    dnormed = dout * gamma
    dinverse = np.sum(dnormed * centred, axis=0)
    dcentred = dnormed * inverse
    droot = -dinverse / root**2
    dvar = 0.5 * droot / root
    dcentred += np.ones_like(x) * dvar / count * 2.0 * centred
    dmean = -dcentred.sum(axis=0)
    return dcentred + dmean / count, dgamma, dbeta
