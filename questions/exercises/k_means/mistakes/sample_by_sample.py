"""You move a centroid after every sample, as in the online form. Lloyd's algorithm
assigns all samples first.

Link: faq/supervised-unsupervised#traps
"""

import numpy as np


def squared_distances(X, centroids):
    return ((X[:, np.newaxis, :] - centroids) ** 2).sum(axis=2)


def k_means(X, centroids, iterations):
    centroids = centroids.copy()
    for _ in range(iterations):
        counts = np.zeros(len(centroids))
        for x in X:
            k = ((centroids - x) ** 2).sum(axis=1).argmin()
            counts[k] += 1
            centroids[k] += (x - centroids[k]) / counts[k]
    distances = squared_distances(X, centroids)
    return centroids, distances.argmin(axis=1), distances.min(axis=1).sum()
