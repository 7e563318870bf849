"""Training that one can watch: a generator of reports, a step of the optimiser each.

    training = Training(network, task_named("copy-lag", 30), Adam(5e-3), rng=rng)
    for report in train(training):
        if report.solved:
            break

Between two reports everything may be looked at (`training.network`, `training.states()`,
`training.gradient_by_step()`) and the learning rate and the clip may be changed. All randomness
comes from the generator that is passed: the same one gives the same run, bit for bit.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count

import numpy as np

from engine.arrays import Array, frozen
from engine.errors import DivergedError, ShapeError
from engine.limits import check_generator, check_is, whole_number
from engine.losses import Loss
from engine.network import Network
from engine.network_traces import NetworkGradients, NetworkTrace
from engine.optimisers import Optimiser, clip_length
from engine.tasks.task import LARGEST_BATCH, Batch, Task

WINDOW = 10
"""Batches in a row whose mean must reach a task's goal."""
DIVERGED = 20.0
"""A loss is lost when its mean over WINDOW steps is so many times that of knowing nothing."""
LEAST_CHANCE = 0.1
"""Where there is but one answer, to know nothing costs nothing."""


@dataclass(frozen=True)
class Report:
    """One step, judged on a batch that the network hadn't seen, before it learned from it."""

    step: int
    """From 1."""
    loss: float
    accuracy: float
    norm: float
    """‖gradient‖ of all parameters, before clipping."""
    clipped: bool
    solved: bool
    """Whether the task's goal is reached by the mean over the last WINDOW steps."""


class Training:
    """A run: what is learnt, by which network, and where it stands.

    Raises ShapeError when the network doesn't fit the task, LimitError for a batch or a clip that
    can't be.
    """

    def __init__(
        self,
        network: Network,
        task: Task,
        optimiser: Optimiser,
        *,
        rng: np.random.Generator,
        batch_size: int = 32,
        clip: float = 1.0,
        truncate: int | None = None,
    ) -> None:
        for what, value, kind in (
            ("network", network, Network),
            ("task", task, Task),
            ("optimiser", optimiser, Optimiser),
        ):
            check_is(value, kind, what)
        spec = network.spec
        if (spec.input_size, spec.output_size) != (task.input_size, task.output_size):
            raise ShapeError(
                f"{task.name} has {task.input_size} inputs and {task.output_size} outputs; "
                f"the network has {spec.input_size} and {spec.output_size}."
            )
        check_generator(rng)
        self.network = network
        self.task = task
        self.optimiser = optimiser
        self.batch_size = whole_number(batch_size, "batch_size", 1, LARGEST_BATCH)
        self.truncate = None if truncate is None else whole_number(truncate, "truncate", 1)
        self.clip = clip
        self.step = 0
        self._rng = rng
        self._recent: deque[tuple[float, float]] = deque(maxlen=WINDOW)

    @property
    def clip(self) -> float:
        """The longest gradient that isn't shortened; 0 shortens none."""
        return self._clip

    @clip.setter
    def clip(self, norm: float) -> None:
        self._clip = clip_length(norm)

    @cached_property
    def probe(self) -> Batch:
        """Give what to look at throughout: one sequence of the task, drawn with a seed of its own.

        A task that always gives the same sequences gives all of them.
        """
        return self.task.draw(np.random.default_rng(0), 1)

    def states(self) -> NetworkTrace:
        """Run the network as it is over the probe, and keep everything."""
        return self.network.forward(self.probe.x)

    def gradient_by_step(self) -> Array:
        """‖dL/dh_t‖ of the topmost layer over the probe, (T,) float64."""
        _, gradients = self._both(self.probe)
        wide = gradients.h[-1].astype(np.float64)
        return frozen(np.sqrt((wide**2).sum(axis=(1, 2))))

    def advance(self) -> Report:
        """Learn from one fresh batch.

        Raises DivergedError, with the weights as they were, when the loss or the gradient isn't
        finite any more, or when the loss has stayed far above that of knowing nothing.
        """
        loss, gradients = self._both(self.task.draw(self._rng, self.batch_size))
        self._recent.append((loss.value, loss.accuracy))
        self._check_loss(loss.value)
        moved = self.optimiser.step(self.network.parameters, gradients.parameters, clip=self.clip)
        if not math.isfinite(moved.norm):
            raise DivergedError(f"The gradient is {moved.norm} {self._where()}")
        self.network = self.network.replace(moved.parameters)
        self.step += 1
        return Report(
            self.step, loss.value, loss.accuracy, moved.norm, moved.clipped, self._solved()
        )

    def _both(self, batch: Batch) -> tuple[Loss, NetworkGradients]:
        with np.errstate(all="ignore"):
            trace = self.network.forward(batch.x)
            loss = self.task.judge(trace, batch)
            return loss, self.network.backward(
                trace, loss.gradient, truncate=self.truncate, inputs=False
            )

    def _solved(self) -> bool:
        if self.task.goal is None or len(self._recent) < WINDOW:
            return False
        loss, accuracy = np.mean(self._recent, axis=0)
        return self.task.goal.reached(float(loss), float(accuracy))

    def _check_loss(self, loss: float) -> None:
        if not math.isfinite(loss):
            raise DivergedError(f"The loss is {loss} {self._where()}")
        mean, _ = np.mean(self._recent, axis=0)
        if len(self._recent) == WINDOW and mean > DIVERGED * max(self.task.chance, LEAST_CHANCE):
            raise DivergedError(
                f"The loss has been {mean:.3g} on average over {WINDOW} steps, and "
                f"{self.task.chance:.3g} is what knowing nothing costs {self._where()}"
            )

    def _where(self) -> str:
        rate = self.optimiser.learning_rate
        clip = f"a clip of {self.clip:g}" if self.clip else "no clipping"
        return (
            f"after {self.step} steps, with a learning rate of {rate:g} and {clip}: the steps are "
            f"too long. Begin again with a lower learning rate"
            f"{'.' if self.clip else ', or with clipping.'}"
        )


def train(training: Training, *, steps: int | None = None) -> Iterator[Report]:
    """Yield a report a step, without end unless `steps` says so.

    Raises DivergedError, or LimitError for steps that can't be counted.
    """
    check_is(training, Training, "training")
    ahead = count() if steps is None else range(whole_number(steps, "steps", 0))
    for _ in ahead:
        yield training.advance()
