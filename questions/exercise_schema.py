"""What an exercise is: its text, its programs right and wrong, its cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from questions.exercise_steps import Call, Construct, Method, Run, Step, is_compared

TOLERANCE = 1e-9


@dataclass(frozen=True)
class Case:
    """One run of the learner's code and how it is judged.

    The expected values come from running reference.py on the same steps. With `raises` the code
    must raise that exception instead. With `check` the values are judged by it alone, after their
    type, shape and dtype were compared with the reference's (not even that with `form=False`).
    `silent` means that a warning fails the case. `tolerances` are by part, else `tolerance`, else
    the exercise's; both relative and absolute.
    """

    name: str
    steps: tuple[Step, ...]
    visible: bool = False
    group: str = "values"
    raises: str | None = None
    check: Check | None = field(default=None, compare=False)
    form: bool = True
    silent: bool = False
    tolerance: float | None = None
    tolerances: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def call(cls, name: str, function: str, *args: Any, **options: Any) -> Case:
        """Give the case of one function call: the usual one."""
        return cls(name, (Call(function, args),), **options)

    @classmethod
    def twice(cls, name: str, first: Case, second: Case, *, parts: int = 0, **options: Any) -> Case:
        """Give the case of two calls, the first one's result being read after the second.

        So nothing may stay from one call to the next, nor be overwritten by it. `parts` is how
        many items the result has; 0 stands for one array.
        """
        (one,), (other,) = first.steps, second.steps
        assert isinstance(one, Call)
        kept = Construct("first", one.function, one.args)
        reads = [Method("first", "__getitem__", (at,)) for at in range(parts)]
        # A tuple that stands for the array can be read so too, and is then judged as one.
        whole = Method("first", "__mul__", (1,))
        return cls(name, (kept, other, *(reads or [whole])), **options)

    @property
    def compared(self) -> tuple[int, ...]:
        """Indices of the steps whose values are the answer."""
        return tuple(at for at, step in enumerate(self.steps) if is_compared(step))


# Gives None for a right answer, else one sentence to the learner. It may raise on hostile values,
# which counts as wrong.
Check = Callable[[Case, Run], str | None]


@dataclass(frozen=True)
class Mistake:
    """A complete, plausible wrong solution; `message` is written to the learner."""

    id: str
    message: str
    link: str
    source: str
    alike: frozenset[str] = frozenset()


class FollowUp(BaseModel):
    """A question that an interviewer asks next, and its answer, in Markdown."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    question: str = Field(min_length=10)
    answer: str = Field(min_length=10)


class Head(BaseModel):
    """The TOML head of statement.md."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    slug: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: str
    entry: str = Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")
    kind: Literal["function", "class"] = "function"
    signature: str
    returns: tuple[str, ...]
    convention: Literal["chapter", "batch-first", "none"]
    level: Literal[1, 2, 3]
    topics: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    tolerance: float = Field(default=TOLERANCE, gt=0, lt=1)
    link: str
    source: str
    hints: tuple[str, str, str, str]
    follow_ups: tuple[FollowUp, ...] = Field(min_length=1)
    gradients: dict[str, str] = Field(default_factory=dict)
    """Parts of the result that are gradients, and the parameter of each."""
    cell: Literal["rnn", "lstm", "gru"] | None = None
    """The cell whose states the result holds, for a look at them in the visualiser."""
    states: tuple[str, ...] = ()
    """Parts of the result that are states."""
    limits: dict[
        Literal["wall_s", "cpu_s", "memory_mb", "output_kb", "result_mb"],
        Annotated[float, Field(gt=0)],
    ] = Field(default_factory=dict)
    """What its submissions may use, where that is not what the server gives to all."""
    time_axes: dict[str, int] = Field(default_factory=dict)
    points: dict[str, int] = Field(default_factory=dict)


@dataclass(frozen=True)
class Exercise:
    """One exercise, loaded and checked."""

    head: Head
    statement: str
    statement_line: int
    starter: str
    reference: str
    alternatives: Mapping[str, str]
    mistakes: Mapping[str, Mistake]
    fixed: tuple[Case, ...]
    draw: Callable[[np.random.Generator], list[Case]] = field(repr=False, compare=False)
    folder: Path
    by_engine: str | None = None
    """The same by our own engine, where it has the thing; no learner sees it."""

    @property
    def slug(self) -> str:
        return self.head.slug

    @property
    def title(self) -> str:
        return self.head.title

    def drawn(self, seed: int) -> tuple[Case, ...]:
        """Give the cases of a seed, always the same ones."""
        return tuple(self.draw(np.random.default_rng(seed)))

    def cases(self, seed: int) -> tuple[Case, ...]:
        """Give all cases: fixed ones first, which are the visible ones first."""
        fixed = sorted(self.fixed, key=lambda case: not case.visible)
        return (*fixed, *self.drawn(seed))
