"""Distances by expanding the square, means by a product with the membership matrix."""

import numpy as np


def assign(X, centroids):
    products = X @ centroids.T
    squares = (X * X).sum(axis=1)[:, None] - 2.0 * products + (centroids * centroids).sum(axis=1)
    return np.argmin(squares, axis=1)


def k_means(X, centroids, iterations):
    clusters = centroids.shape[0]
    for _ in range(iterations):
        members = np.eye(clusters)[assign(X, centroids)]
        counts = members.sum(axis=0)[:, None]
        means = members.T @ X / np.maximum(counts, 1.0)
        centroids = np.where(counts > 0, means, centroids)
    labels = assign(X, centroids)
    return centroids, labels, np.sum((X - centroids[labels]) ** 2)
