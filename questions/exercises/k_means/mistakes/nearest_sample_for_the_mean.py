"""You move each centroid to a sample. That is k-medoids; here it is the mean, which need
not be a sample.

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
                group = X[labels == k]
                centroids[k] = group[((group - group.mean(axis=0)) ** 2).sum(axis=1).argmin()]
    distances = squared_distances(X, centroids)
    return centroids, distances.argmin(axis=1), distances.min(axis=1).sum()
