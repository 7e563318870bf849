"""You assign again after each centroid that moves. All samples are assigned first; then
all centroids move.

Link: faq/supervised-unsupervised#traps
"""

import numpy as np


def squared_distances(X, centroids):
    return ((X[:, np.newaxis, :] - centroids) ** 2).sum(axis=2)


def k_means(X, centroids, iterations):
    centroids = centroids.copy()
    for _ in range(iterations):
        for k in range(len(centroids)):
            labels = squared_distances(X, centroids).argmin(axis=1)
            if np.any(labels == k):
                centroids[k] = X[labels == k].mean(axis=0)
    distances = squared_distances(X, centroids)
    return centroids, distances.argmin(axis=1), distances.min(axis=1).sum()
