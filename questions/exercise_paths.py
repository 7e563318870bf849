"""Ways through the exercises, each in an order that never needs what comes later."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from questions.errors import ContentError
from questions.exercise_loading import ROOT
from questions.exercise_schema import Exercise


class Way(BaseModel):
    """One way: what it is for, and its exercises in order."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str = Field(pattern=r"^[a-z][a-z-]*$")
    title: str
    about: str
    exercises: tuple[str, ...] = Field(min_length=1)


def load_ways(
    exercises: Mapping[str, Exercise], file: Path = ROOT / "paths.toml"
) -> tuple[Way, ...]:
    """Read the ways. Raises ContentError for an unknown exercise, or one before what it needs.

    A prerequisite may stand in no way at all, or in another one; within a way it comes first.
    """
    try:
        ways = [Way.model_validate(each) for each in tomllib.loads(file.read_text())["path"]]
    except (OSError, KeyError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise ContentError(str(error), file=file) from error
    for way in ways:
        _demand_order(way, exercises, file)
    return tuple(ways)


def _demand_order(way: Way, exercises: Mapping[str, Exercise], file: Path) -> None:
    if len(set(way.exercises)) < len(way.exercises):
        raise ContentError("an exercise stands there twice", file=file, field=way.id)
    for at, slug in enumerate(way.exercises):
        if slug not in exercises:
            raise ContentError(f"there is no exercise {slug!r}", file=file, field=way.id)
        for needed in exercises[slug].head.prerequisites:
            if needed in way.exercises[at + 1 :]:
                message = f"{slug} stands before {needed}, which it needs"
                raise ContentError(message, file=file, field=way.id)
