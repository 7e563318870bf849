"""A cluster without samples moves to the sample that is furthest from its centroid. That
is a useful trick, and not asked for: it keeps its centroid.

Link: faq/supervised-unsupervised#traps
"""

import numpy as np


def squared_distances(X, centroids):
    return ((X[:, np.newaxis, :] - centroids) ** 2).sum(axis=2)


def k_means(X, centroids, iterations):
    centroids = centroids.copy()
    for _ in range(iterations):
        labels = squared_distances(X, centroids).argmin(axis=1)
        for k in range(len(centroids)):
            if np.any(labels == k):
                centroids[k] = X[labels == k].mean(axis=0)
            else:
                centroids[k] = X[squared_distances(X, centroids).min(axis=1).argmax()]
    distances = squared_distances(X, centroids)
    return centroids, distances.argmin(axis=1), distances.min(axis=1).sum()
