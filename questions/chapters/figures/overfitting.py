"""Loss on training data and on held-out data, while a network that is too large learns."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from questions.chapters.figures.charts import Axis, Series, line_chart
from questions.chapters.figures.feedforward import Feedforward, squared
from questions.chapters.figures.figure import Figure, State, table
from questions.chapters.figures.recurrence import Array

POINTS, WIDTH, STEPS, EVERY = 14, 40, 1500, 25
NOISE = 0.25


@lru_cache(maxsize=4)
def curves(*, decay: float = 0.0, dropout: float = 0.0) -> tuple[Array, Array]:
    """Training and validation loss at every 25th step."""
    rng = np.random.default_rng(7)
    x, y = _data(rng, POINTS)
    held_x, held_y = _data(rng, 200)
    net = Feedforward.start((1, WIDTH, WIDTH, 1), rng, gain=1.8)
    found = []
    for step in range(1, STEPS + 1):
        masks = [_mask(rng, dropout, POINTS) for _ in range(2)] if dropout else None
        values = net.layers(x, masks)
        _, dy = squared(values[-1], y)
        if step % EVERY == 1:
            found.append((squared(net(x), y)[0], squared(net(held_x), held_y)[0]))
        net.descend(net.gradients(values, dy, masks), rate=0.01, step=step, decay=decay)
    return np.array(found)[:, 0], np.array(found)[:, 1]


def _data(rng: np.random.Generator, size: int) -> tuple[Array, Array]:
    x = rng.uniform(-2, 2, (size, 1))
    return x, np.sin(2 * x) + NOISE * rng.standard_normal(x.shape)


def _mask(rng: np.random.Generator, dropout: float, rows: int) -> Array:
    return (rng.random((rows, WIDTH)) >= dropout) / (1 - dropout)


def overfitting() -> Figure:
    """Draw the two losses without and with two remedies."""
    return Figure(
        "Training and validation loss",
        (
            _state("plain", "No remedy", *curves()),
            _state("decay", "Weight decay", *curves(decay=0.3)),
            _state("dropout", "Dropout", *curves(dropout=0.3)),
        ),
    )


def _state(name: str, label: str, training: Array, held: Array) -> State:
    steps = np.arange(0, len(training) * EVERY, EVERY, dtype=float)
    best = int(held.argmin())
    x = Axis("steps of training", 0, STEPS, (0, 500, 1000, 1500))
    y = Axis("mean squared error", 0.01, 3, (0.01, 0.03, 0.1, 0.3, 1), log=True)
    series = [
        Series("training data", steps, training, 1),
        Series("validation data", steps, held, 2),
        Series(f"stop here: step {best * EVERY}", [best * EVERY] * 2, [0.01, float(held[best])], 5),
    ]
    rows = [
        (int(at * EVERY), float(training[at]), float(held[at])) for at in range(0, len(held), 6)
    ]
    return State(
        name,
        label,
        line_chart(x, y, series),
        f"{label}: at the end the loss is {training[-1]:.3f} on training data and {held[-1]:.3f} "
        f"on validation data. The lowest validation loss, {held[best]:.3f}, is at step "
        f"{best * EVERY}.",
        table(("step", "training", "validation"), rows),
    )
