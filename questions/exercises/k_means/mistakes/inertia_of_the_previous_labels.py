"""Your inertia is measured to the new centroids with the old labels. Assign once more
after the last update.

Link: faq/supervised-unsupervised#traps
"""

import numpy as np


def squared_distances(X, centroids):
    return ((X[:, np.newaxis, :] - centroids) ** 2).sum(axis=2)


def k_means(X, centroids, iterations):
    centroids = centroids.copy()
    labels = squared_distances(X, centroids).argmin(axis=1)
    for _ in range(iterations):
        labels = squared_distances(X, centroids).argmin(axis=1)
        for k in range(len(centroids)):
            if np.any(labels == k):
                centroids[k] = X[labels == k].mean(axis=0)
    return centroids, labels, ((X - centroids[labels]) ** 2).sum()
