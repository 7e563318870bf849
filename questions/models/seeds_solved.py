"""Count which seeds learn to copy a symbol after a lag, by network, start and lag.

`python -m questions.models.seeds_solved` runs all of it (half an hour on one core) and writes
`seeds_solved.toml`, which the chapter and the training page show. A lag at which no seed was
solved is the longest that is tried for a start.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from engine.network import NetworkSpec, initialise_network
from engine.optimisers import Adam
from engine.tasks import task_named
from engine.training import Training, train
from questions.models.one_thread import begin_again_in_one_thread

FILE = Path(__file__).with_suffix(".toml")
LAGS = (10, 30, 100, 200)
SEEDS = 10
STEPS = 600
HIDDEN_SIZE = 32
LEARNING_RATE = 0.005
CLIP = 1.0
BATCH_SIZE = 32
SETTINGS = MappingProxyType(
    {
        "seeds": SEEDS,
        "steps": STEPS,
        "hidden_size": HIDDEN_SIZE,
        "learning_rate": LEARNING_RATE,
        "clip": CLIP,
        "batch_size": BATCH_SIZE,
    }
)


@dataclass(frozen=True)
class Contender:
    """A cell and how its weights begin."""

    title: str
    cell: str
    start: str
    forget_bias: float | None = None


CONTENDERS: Mapping[str, Contender] = MappingProxyType(
    {
        "rnn-default": Contender("RNN, uniform", "rnn", "uniform"),
        "rnn-orthogonal": Contender("RNN, orthogonal", "rnn", "orthogonal"),
        "lstm-forget-1": Contender("LSTM, uniform, forget bias 1", "lstm", "uniform", 1.0),
        "lstm-orthogonal": Contender("LSTM, orthogonal, forget bias 1", "lstm", "orthogonal"),
        "lstm-chrono": Contender("LSTM, chrono", "lstm", "chrono"),
        "lstm-small": Contender("LSTM, N(0, 1) · 0.01", "lstm", "small-normal"),
        "gru-bias-0": Contender("GRU, uniform", "gru", "uniform"),
        "gru-chrono": Contender("GRU, chrono", "gru", "chrono"),
    }
)


@cache
def kept() -> Mapping[str, Any]:
    """Give what the last run of the command left."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def table() -> list[dict[str, Any]]:
    """Give a row a contender: title, cell, start, and seeds solved of `seeds` by lag."""
    return [
        {
            "id": name,
            "title": contender.title,
            "cell": contender.cell,
            "start": contender.start,
            "seeds": kept()["seeds"],
            "solved": {
                lag: len(steps) for lag, steps in kept()["steps_until_solved"][name].items()
            },
        }
        for name, contender in CONTENDERS.items()
    ]


def main() -> int:
    found: dict[str, dict[int, list[int]]] = {}
    for name, contender in CONTENDERS.items():
        found[name] = {}
        for lag in LAGS:
            found[name][lag] = solved(contender, lag)
            _say(f"\r{contender.title}, lag {lag}: {len(found[name][lag])} of {SEEDS} seeds\n")
            if not found[name][lag]:
                break
    FILE.write_text("\n".join(_lines(found)) + "\n", encoding="utf-8")
    return 0


def solved(contender: Contender, lag: int) -> list[int]:
    """Give how many steps each seed took that was solved within STEPS."""
    taken = []
    for seed in range(SEEDS):
        _say(f"\r{contender.title}, lag {lag}: seed {seed + 1} of {SEEDS} ")
        steps = steps_until_solved(contender, lag, seed)
        if steps is not None:
            taken.append(steps)
    return taken


def steps_until_solved(contender: Contender, lag: int, seed: int) -> int | None:
    rng, task = np.random.default_rng(seed), task_named("copy-lag", lag)
    spec = NetworkSpec(
        contender.cell,
        task.input_size,
        HIDDEN_SIZE,
        output_size=task.output_size,
        start=contender.start,
        forget_bias=contender.forget_bias,
        longest_lag=task.steps,
        dtype="float32",
    )
    training = Training(
        initialise_network(spec, rng=rng),
        task,
        Adam(LEARNING_RATE),
        rng=rng,
        batch_size=BATCH_SIZE,
        clip=CLIP,
    )
    return next((r.step for r in train(training, steps=STEPS) if r.solved), None)


def _lines(found: Mapping[str, Mapping[int, list[int]]]) -> Iterable[str]:
    yield "# Measured by `python -m questions.models.seeds_solved`. Each list has the steps that a"
    yield "# seed took until ten batches in a row were right to 0.99; one that isn't there did not."
    yield from (f"{name} = {value}" for name, value in SETTINGS.items())
    for name, lags in found.items():
        yield f"\n[steps_until_solved.{name}]"
        for lag, steps in lags.items():
            yield f"{lag} = {sorted(steps)}"


def _say(text: str) -> None:
    print(text, end="", flush=True)


if __name__ == "__main__":
    begin_again_in_one_thread("questions.models.seeds_solved")
    sys.exit(main())
