"""For each t the product from the left, made anew."""

import numpy as np


def gradient_flow(hs, Whh):
    T, H = len(hs), len(Whh)
    norms = np.empty(T)
    for start in range(T):
        product = np.eye(H)
        for h in hs[start + 1 :]:
            product = np.einsum("i,ij,jk->ik", (1 - h) * (1 + h), Whh, product)
        norms[start] = np.sqrt(max(np.linalg.eigvalsh(product @ product.T)[-1], 0.0))
    return norms
