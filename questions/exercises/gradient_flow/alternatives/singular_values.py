"""Transposed Jacobians, and the largest singular value of each."""

import numpy as np


def gradient_flow(hs, Whh):
    adjoint = np.identity(hs.shape[1])
    norms = [1.0]
    for state in hs[:0:-1]:
        adjoint = Whh.T @ np.diag(1 - state * state) @ adjoint
        norms.insert(0, np.linalg.svd(adjoint, compute_uv=False)[0])
    return np.array(norms)
