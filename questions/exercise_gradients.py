"""Checks the gradients that a reference returns beside a loss against differences of that loss."""

from __future__ import annotations

from typing import Any

import numpy as np

from questions.errors import ContentError
from questions.exercise_running import run_trusted
from questions.exercise_schema import Case, Exercise
from questions.exercise_steps import Call, Run

EPSILON = 1e-6
TOLERANCE = 1e-6
MAX_ENTRIES = 200


def demand_gradients(exercise: Exercise, case: Case, expected: Run) -> None:
    """Demand that every declared gradient is the loss's. Raises ContentError.

    Only where the result has a part `loss`; a central difference errs by about EPSILON².
    """
    returns, step = exercise.head.returns, case.steps[0]
    if not exercise.head.gradients or "loss" not in returns or not isinstance(step, Call):
        return
    inside = exercise.head.signature.partition("(")[2].rpartition(")")[0]
    names = [each.strip() for each in inside.split(",")]
    for part, parameter in exercise.head.gradients.items():
        given = expected.values[0][returns.index(part)]
        at = names.index(parameter)
        if np.size(given) > MAX_ENTRIES:
            continue
        found = _differences(exercise, step, at)
        if not np.allclose(given, found, rtol=TOLERANCE, atol=TOLERANCE * _scale(found)):
            message = f"{part} is not the gradient of the loss by {parameter}"
            raise ContentError(message, file=exercise.folder / "reference.py")


def _scale(found: Any) -> float:
    return max(1.0, float(np.max(np.abs(found))))


def _differences(exercise: Exercise, step: Call, at: int) -> np.ndarray[Any, Any]:
    parameter = np.asarray(step.args[at], dtype=np.float64)
    found = np.empty_like(parameter)
    for index in np.ndindex(parameter.shape):
        losses = []
        for shift in (EPSILON, -EPSILON):
            moved = parameter.copy()
            moved[index] += shift
            losses.append(_loss(exercise, step, at, moved))
        found[index] = (losses[0] - losses[1]) / (2 * EPSILON)
    return found


def _loss(exercise: Exercise, step: Call, at: int, moved: np.ndarray[Any, Any]) -> float:
    args = (*step.args[:at], moved, *step.args[at + 1 :])
    run = run_trusted(exercise.reference, Case.call("moved", step.function, *args))
    return float(run.values[0][exercise.head.returns.index("loss")])
