"""The old centroid counts as a sample in your mean. The new one is the mean of its
samples alone.

Link: faq/supervised-unsupervised#reasoning
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
                centroids[k] = np.vstack([X[labels == k], centroids[k]]).mean(axis=0)
    distances = squared_distances(X, centroids)
    return centroids, distances.argmin(axis=1), distances.min(axis=1).sum()
