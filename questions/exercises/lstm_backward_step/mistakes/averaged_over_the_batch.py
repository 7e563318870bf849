"""You average the gradients of the parameters over the batch. Asked is their sum.

Link: rnn-lstm/vanishing-gradient#chain-rule
"""

import numpy as np


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2


def lstm_backward_step(dh, dc, x, h_prev, c_prev, W, U, b):
    ai, af, ag, ao = np.split(x @ W + h_prev @ U + b, 4, axis=1)
    i, f, g, o = sigmoid(ai), sigmoid(af), np.tanh(ag), sigmoid(ao)
    c = f * c_prev + i * g
    tanh_c = np.tanh(c)

    do = dh * tanh_c
    dc_total = dc + dh * o * (1 - tanh_c**2)
    di, df, dg = dc_total * g, dc_total * c_prev, dc_total * i
    dai, daf = di * i * (1 - i), df * f * (1 - f)
    dag, dao = dg * (1 - g**2), do * o * (1 - o)
    da = np.concatenate([dai, daf, dag, dao], axis=1)
    return da @ W.T, da @ U.T, dc_total * f, x.T @ da / len(x), h_prev.T @ da / len(x), da.mean(axis=0)
