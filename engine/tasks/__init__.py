"""What a small network can learn while one watches; every batch is drawn afresh.

`task` says what a task is; `remembering`, `counting` and `text` have the tasks; TASKS has them by
name, each a function of its length.

    task = task_named("copy-lag", 30)
    batch = task.draw(rng, 32)          # batch.x (T, B, D), batch.targets
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from engine.errors import check_name
from engine.tasks.counting import a_n_b_n, bracket_depth, dyck_2, running_parity
from engine.tasks.remembering import adding, copy_lag, four_sequences, last_bit
from engine.tasks.task import Batch, Goal, Task
from engine.tasks.text import characters

__all__ = ["TASKS", "Batch", "Goal", "Task", "characters", "task_named"]

TASKS: Mapping[str, Callable[[int], Task]] = MappingProxyType(
    {
        "four-sequences": four_sequences,
        "last-bit": last_bit,
        "copy-lag": copy_lag,
        "adding": adding,
        "parity": running_parity,
        "bracket-depth": bracket_depth,
        "dyck-2": dyck_2,
        "a-n-b-n": a_n_b_n,
    }
)
"""Every task that needs nothing but a length; `characters` needs a text as well."""


def task_named(name: str, length: int) -> Task:
    """Make a task. Raises UnknownNameError, or LimitError for a length that it can't have."""
    check_name("task", name, TASKS)
    return TASKS[name](length)
