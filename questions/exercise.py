"""Exercises: everything that cases.py files and the server need, under one name."""

from __future__ import annotations

from questions.exercise_loading import load_exercises
from questions.exercise_schema import Case, Check, Exercise, FollowUp, Mistake
from questions.exercise_steps import (
    Call,
    Callback,
    Construct,
    Get,
    Helper,
    Method,
    Rng,
    Run,
    Set,
    Step,
)

__all__ = [
    "Call",
    "Callback",
    "Case",
    "Check",
    "Construct",
    "Exercise",
    "FollowUp",
    "Get",
    "Helper",
    "Method",
    "Mistake",
    "Rng",
    "Run",
    "Set",
    "Step",
    "load_exercises",
]
