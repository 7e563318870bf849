import numpy as np


def k_means(X, centroids, iterations):
    """Run Lloyd's algorithm from given centroids.

    X (N,D), centroids (K,D), iterations ≥ 0. A cluster without
    samples keeps its centroid, and a tie goes to the lowest index.
    Gives the centroids (K,D), and of these the labels (N,), int,
    and the inertia: the sum of squared distances to the nearest
    centroid (float).
    """
    ...
