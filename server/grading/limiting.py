"""What one exercise's submissions may use."""

from __future__ import annotations

from dataclasses import replace

from questions.exercise_schema import Exercise
from server.sandbox import Limits


def limits_of(exercise: Exercise, given: Limits) -> Limits:
    """Give the server's limits, but for those that the exercise asks to be others."""
    asked = exercise.head.limits
    return replace(
        given,
        wall_s=asked.get("wall_s", given.wall_s),
        cpu_s=asked.get("cpu_s", given.cpu_s),
        memory_bytes=int(asked.get("memory_mb", given.memory_bytes / 2**20) * 2**20),
        output_bytes=int(asked.get("output_kb", given.output_bytes / 2**10) * 2**10),
        result_bytes=int(asked.get("result_mb", given.result_bytes / 2**20) * 2**20),
    )
