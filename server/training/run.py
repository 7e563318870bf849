"""One training run as a caller sees it: settings in, frames out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from safetensors.numpy import save

from engine.errors import DivergedError
from engine.network import NetworkSpec, initialise_network
from engine.optimisers import Adam
from engine.tasks import TASKS, Task, characters, task_named
from engine.training import Report, Training
from questions.models.corpora import corpus_named
from questions.models.seeds_solved import table
from server.training.messages import Change, Settings

LENGTHS = MappingProxyType(
    {
        "copy-lag": 30,
        "four-sequences": 2,
        "last-bit": 10,
        "parity": 20,
        "bracket-depth": 40,
        "dyck-2": 40,
        "a-n-b-n": 10,
        "adding": 50,
        "characters": 64,
    }
)
"""The tasks on offer, in this order, and the length that each begins with."""


@dataclass(frozen=True)
class Begin:
    """A way to begin: the engine's start, and an LSTM's forget bias where it isn't the start's."""

    title: str
    start: str
    cells: Sequence[str] = ("rnn", "lstm", "gru")
    forget_bias: float | None = None


BEGINS: Mapping[str, Begin] = MappingProxyType(
    {
        "chrono": Begin("Gates for lags up to the task's (chrono)", "chrono", ("lstm", "gru")),
        "uniform": Begin("Uniform ±1/√H, as PyTorch", "uniform"),
        "forget-1": Begin("Uniform, forget bias 1", "uniform", ("lstm",), 1.0),
        "orthogonal": Begin("Orthogonal, as Keras", "orthogonal"),
        "small-normal": Begin("N(0, 1) · 0.01, as in the chapter", "small-normal"),
    }
)


def choices() -> dict[str, Any]:
    """Give what can be chosen, and which seeds have learned to copy from each start."""
    tasks = [(name, _task(name, length)) for name, length in LENGTHS.items()]
    return {
        "tasks": [
            {
                "id": name,
                "title": task.title,
                "length": task.length,
                "length_name": task.length_name,
            }
            for name, task in tasks
        ],
        "starts": {
            cell: [
                {"id": name, "title": begin.title}
                for name, begin in BEGINS.items()
                if cell in begin.cells
            ]
            for cell in ("rnn", "lstm", "gru")
        },
        "seeds_solved": table(),
    }


def _task(name: str, length: int) -> Task:
    """Make a task. Raises ValueError for a name or a length that there isn't."""
    if name not in LENGTHS:
        raise ValueError(f"There is no task {name!r}. There are {', '.join(LENGTHS)}.")
    if name in TASKS:
        return task_named(name, length)
    corpus = corpus_named("english")
    return characters(corpus.text, length, vocabulary=corpus.vocabulary, after=corpus.after)


def _spec(settings: Settings, task: Task) -> NetworkSpec:
    offered = [name for name, begin in BEGINS.items() if settings.cell in begin.cells]
    if settings.start not in offered:
        raise ValueError(
            f"There is no start {settings.start!r} for {settings.cell}. "
            f"There are {', '.join(offered)}."
        )
    begin = BEGINS[settings.start]
    return NetworkSpec(
        settings.cell,
        task.input_size,
        settings.hidden,
        output_size=task.output_size,
        start=begin.start,
        forget_bias=begin.forget_bias,
        longest_lag=max(2, task.steps),
        dtype="float32",
    )


class Run:
    """A network that learns while somebody watches. Raises ValueError for what can't be trained."""

    def __init__(self, settings: Settings) -> None:
        rng = self._rng = np.random.default_rng(settings.seed)
        task = _task(settings.task, settings.length)
        self._task_name = settings.task
        self.training = Training(
            initialise_network(_spec(settings, task), rng=rng),
            task,
            Adam(settings.learning_rate),
            rng=rng,
            clip=settings.clip,
        )
        self.solved = False
        self._diverged: DivergedError | None = None

    def advance(self, count: int) -> list[Report]:
        """Train so many steps. Raises DivergedError once the run is lost, and ever after."""
        reports: list[Report] = []
        for _ in range(count):
            try:
                if self._diverged is not None:
                    raise self._diverged
                reports.append(self.training.advance())
            except DivergedError as error:
                self._diverged = error
                if not reports:
                    raise
                break
            self.solved |= reports[-1].solved
        return reports

    def change(self, message: Change) -> None:
        """Go on with another learning rate, clip or length; None leaves it as it is.

        Raises ValueError for a length whose task the network doesn't fit.
        """
        if message.length is not None and message.length != self.training.task.length:
            self._lengthen(message.length)
        if message.learning_rate is not None:
            self.training.optimiser.learning_rate = message.learning_rate
        if message.clip is not None:
            self.training.clip = message.clip

    def _lengthen(self, length: int) -> None:
        """Take the same weights and optimiser to the task at another length, or lag."""
        before = self.training
        task = _task(self._task_name, length)
        self.training = Training(
            before.network, task, before.optimiser, rng=self._rng, clip=before.clip
        )
        self.training.step = before.step
        self.solved = False


def frame(run: Run, reports: Sequence[Report]) -> bytes:
    """Write what happened since the last frame, and the states of the probe as they are now.

    Arrays, float32: losses and norms, one a step; gradient_by_step (T,), norms of dL/dh_t; h (T, H)
    of the probe. Facts in the metadata `frame`, as JSON.
    """
    training = run.training
    trace, by_step = training.states(), training.gradient_by_step()
    arrays = {
        "losses": np.array([report.loss for report in reports], np.float32),
        "norms": np.array([report.norm for report in reports], np.float32),
        "gradient_by_step": by_step.astype(np.float32),
        "h": np.ascontiguousarray(trace.layers[-1].h[:, 0], np.float32),
    }
    facts = {
        "step": training.step,
        "probe": training.task.spell(training.probe.x[:, 0]),
        "accuracy": float(np.mean([report.accuracy for report in reports])) if reports else None,
        "clipped": sum(report.clipped for report in reports),
        "clipped_steps": [report.step for report in reports if report.clipped],
        "length": training.task.length,
        "parameters": sum(array.size for array in training.network.parameters.values()),
        "solved": run.solved,
        "chance": training.task.chance,
    }
    return save(arrays, {"frame": json.dumps(facts, ensure_ascii=False)})
