"""Sample by sample, and no further once nothing changes."""

import math

import numpy as np


def nearest(x, centres):
    return min(range(len(centres)), key=lambda k: (math.dist(x, centres[k]), k))


def k_means(X, centroids, iterations):
    centres, labels = [list(row) for row in centroids], None
    for _ in range(iterations):
        before, labels = labels, [nearest(x, centres) for x in X]
        if labels == before:
            break
        for k in range(len(centres)):
            group = [x for x, label in zip(X, labels, strict=True) if label == k]
            if group:
                centres[k] = [sum(column) / len(group) for column in zip(*group, strict=True)]
    labels = [nearest(x, centres) for x in X]
    inertia = sum(math.dist(x, centres[label]) ** 2 for x, label in zip(X, labels, strict=True))
    return np.array(centres, dtype=float), np.array(labels, dtype=int), inertia
