import numpy as np


def attention(Q, K, V, mask):
    """Give scaled dot-product attention and its weights, for scores
    up to ±1e4.

    Q (B,T,d), K (B,S,d), V (B,S,dv); mask (B,T,S) bool, True where
    a query may attend, or None.
    Gives out (B,T,dv) and weights (B,T,S); a query that may attend
    to nothing has zeros in both.
    """
    ...
