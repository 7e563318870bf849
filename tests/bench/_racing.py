"""Contenders in turn in one process, so that whatever else the machine does strikes all alike.

What counts is the processor's time, of all the process's threads: a machine that is busy with
something else lengthens no sample.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

Work = Callable[[], object]


def race(
    contenders: Mapping[str, Work], *, rounds: int = 9, sample_s: float = 0.02
) -> dict[str, float]:
    """Give each contender's median seconds of processor time a call."""
    calls = {name: _calls(work, sample_s) for name, work in contenders.items()}
    samples: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, work in contenders.items():
            samples[name].append(_time(work, calls[name]))
    return {name: statistics.median(times) for name, times in samples.items()}


def _calls(work: Work, sample_s: float) -> int:
    work()
    once = _time(work, 1)
    return max(1, min(1000, int(sample_s / max(once, 1e-6))))


def _time(work: Work, calls: int) -> float:
    begun = time.process_time()
    for _ in range(calls):
        work()
    return (time.process_time() - begun) / calls
