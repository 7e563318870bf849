"""Your labels and inertia belong to the centroids before the last update. Assign once
more after it.

Link: faq/supervised-unsupervised#traps
"""

import numpy as np


def squared_distances(X, centroids):
    return ((X[:, np.newaxis, :] - centroids) ** 2).sum(axis=2)


def k_means(X, centroids, iterations):
    centroids = centroids.copy()
    distances = squared_distances(X, centroids)
    for _ in range(iterations):
        distances = squared_distances(X, centroids)
        labels = distances.argmin(axis=1)
        for k in range(len(centroids)):
            if np.any(labels == k):
                centroids[k] = X[labels == k].mean(axis=0)
    return centroids, distances.argmin(axis=1), distances.min(axis=1).sum()
