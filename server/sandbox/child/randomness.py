"""Notices the use of the global random states, NumPy's and Python's."""

import random
from collections.abc import Callable
from typing import Any

import numpy as np


class GlobalRandom:
    """Watches drawing (the state moves) and seeding (which may leave the state as it was)."""

    def __init__(self) -> None:
        self.seeded = False
        self.before: tuple[object, ...] = ()
        for owner, name in ((np.random, "seed"), (np.random, "set_state")):
            setattr(owner, name, self._noting(getattr(owner, name)))
        for name in ("seed", "setstate"):
            setattr(random, name, self._noting(getattr(random, name)))

    def _noting(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def noting(*args: Any, **kwargs: Any) -> Any:
            self.seeded = True
            return function(*args, **kwargs)

        noting.__name__ = function.__name__
        noting.__doc__ = function.__doc__
        return noting

    def mark(self) -> None:
        """Begin a case."""
        self.seeded = False
        self.before = _states()

    def touched(self) -> bool:
        """Whether the case since the last mark drew from or seeded a global state."""
        return self.seeded or _states() != self.before


def _states() -> tuple[object, ...]:
    state: Any = np.random.get_state(legacy=False)  # noqa: NPY002 - watched, not used
    inner = state["state"]
    drawn = (inner["pos"], state["has_gauss"], inner["key"].tobytes())
    return (*drawn, random.getstate())
