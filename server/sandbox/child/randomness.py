"""Notices the use of the global random states, NumPy's and Python's."""

import ctypes
import os
import random
import sys
from collections.abc import Callable
from typing import Any, Final

import numpy as np

# struct mt19937_state { uint32_t key[624]; int pos; }: reading it is 20 times faster than asking.
_MT19937_KEY_BYTES: Final = 4 * 624
_SPENT: Final = (624).to_bytes(4, sys.byteorder)
_MT19937_BYTES: Final = _MT19937_KEY_BYTES + len(_SPENT)
# What `random.Random.seed` comes down to for a whole number.
_seed_python: Final = super(random.Random, random.Random).seed


class GlobalRandom:
    """Watches seeding by stand-ins, and NumPy's drawing by the bytes of its state."""

    def __init__(self) -> None:
        self.used = False
        self._numpy: Any = vars(vars(np.random)["mtrand"])["_rand"]
        bits: Any = getattr(self._numpy, "_bit_generator")  # noqa: B009 - NumPy has no other name
        self._state = (ctypes.c_char * _MT19937_BYTES).from_address(bits.ctypes.state_address)
        self._before = self._state.raw
        for name in ("seed", "set_state"):
            setattr(np.random, name, self._noting(getattr(np.random, name)))
        self._python = _noting_random(self)

    def _noting(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def noting(*args: Any, **kwargs: Any) -> Any:
            self.used = True
            return function(*args, **kwargs)

        noting.__name__ = function.__name__
        noting.__doc__ = function.__doc__
        return noting

    def reseed(self) -> None:
        """Begin a process: its siblings are clones and must not draw the same."""
        # Each page that is touched here is copied: seeding by the modules' own ways touches fifty.
        _seed_python(self._python, int.from_bytes(os.urandom(32), "little"))
        self._state.raw = os.urandom(_MT19937_KEY_BYTES) + _SPENT
        self.used = False
        self._before = self._state.raw

    def touched(self) -> bool:
        """Tell whether a global state was drawn from or seeded since this was asked last."""
        now = self._state.raw
        touched, self.used, self._before = self.used or now != self._before, False, now
        if touched:
            self._forget_stored_draw()
        return touched

    def _forget_stored_draw(self) -> None:
        # A normal draw may leave a second one in store, whose use would move no state.
        state = self._numpy.get_state(legacy=False)
        if state["has_gauss"]:
            self._numpy.set_state({**state, "has_gauss": 0})


def _noting_random(watch: GlobalRandom) -> random.Random:
    """Put a generator that tells of its use behind the functions of the module `random`."""

    class NotingRandom(random.Random):
        def random(self) -> float:
            watch.used = True
            return super().random()

        def getrandbits(self, k: int, /) -> int:
            watch.used = True
            return super().getrandbits(k)

        def seed(self, *args: Any, **kwargs: Any) -> None:
            watch.used = True
            super().seed(*args, **kwargs)

        def setstate(self, state: Any) -> None:
            watch.used = True
            super().setstate(state)

    ours = NotingRandom()
    former = vars(random)["_inst"]
    for name, value in list(vars(random).items()):
        if getattr(value, "__self__", None) is former:
            setattr(random, name, getattr(ours, name))
    vars(random)["_inst"] = ours
    return ours
