"""A sample as near to two centroids goes to the later one with you. It goes to the lowest
index.

Link: faq/supervised-unsupervised#reasoning
"""

import numpy as np


def squared_distances(X, centroids):
    return ((X[:, np.newaxis, :] - centroids) ** 2).sum(axis=2)


def k_means(X, centroids, iterations):
    centroids = centroids.copy()
    for _ in range(iterations):
        labels = len(centroids) - 1 - squared_distances(X, centroids)[:, ::-1].argmin(axis=1)
        for k in range(len(centroids)):
            if np.any(labels == k):
                centroids[k] = X[labels == k].mean(axis=0)
    distances = squared_distances(X, centroids)
    return (
        centroids,
        len(centroids) - 1 - distances[:, ::-1].argmin(axis=1),
        distances.min(axis=1).sum(),
    )
