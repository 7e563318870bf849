import numpy as np


def conv2d(X, W, b, stride, padding):
    """Slide F kernels over a batch of images.

    X (N,C,H,W), W (F,C,kh,kw), b (F,); stride and padding are
    integers for both axes.
    Gives (N,F,H',W') with H' = (H + 2·padding − kh) // stride + 1,
    and W' alike.
    """
    ...
