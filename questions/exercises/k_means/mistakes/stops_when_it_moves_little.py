"""You stop when the centroids move by less than 0.0001. With data on a small scale that
is far from the end. Stop only when nothing changes, or not at all.

Link: faq/supervised-unsupervised#traps
"""

import numpy as np


def squared_distances(X, centroids):
    return ((X[:, np.newaxis, :] - centroids) ** 2).sum(axis=2)


def k_means(X, centroids, iterations):
    centroids = centroids.copy()
    for _ in range(iterations):
        labels = squared_distances(X, centroids).argmin(axis=1)
        before = centroids.copy()
        for k in range(len(centroids)):
            if np.any(labels == k):
                centroids[k] = X[labels == k].mean(axis=0)
        if np.abs(centroids - before).max() < 1e-4:
            break
    distances = squared_distances(X, centroids)
    return centroids, distances.argmin(axis=1), distances.min(axis=1).sum()
