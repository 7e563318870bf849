"""Names the forbidden call before the process ends.

The filter answers what is never legitimate with SIGSYS, which comes at the call itself and tells
its number. The handler is laid before the lock-down; later none can be. Code that sabotages it
gains nothing: the call has not been made, and never will be.
"""

import ctypes
import os
import signal
from collections.abc import Callable
from typing import Any, Final

from server.sandbox.kernel.numbers import Architecture

_SA_SIGINFO: Final = 4
_SIGNAL_SET_BYTES: Final = 128
# siginfo_t: signo, errno, code, padding, address of the call, then its number as an int.
_NUMBER_AT: Final = 24
EXIT_REFUSED: Final = 78

_HANDLER: Final = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_kept: list[Any] = []


class _Action(ctypes.Structure):
    _fields_ = (
        ("handler", _HANDLER),
        ("mask", ctypes.c_ubyte * _SIGNAL_SET_BYTES),
        ("flags", ctypes.c_int),
        ("restorer", ctypes.c_void_p),
    )


def name_forbidden_calls(machine: Architecture, tell: Callable[[str], None]) -> None:
    """Have `tell` called with the name of a forbidden call, after which the process ends."""
    names = {number: name for name, number in machine.numbers.items()}

    def refuse(_signal: int, info: int, _context: int) -> None:
        number = ctypes.c_int.from_address(info + _NUMBER_AT).value
        try:
            tell(names.get(number, f"system call {number}"))
        finally:
            os._exit(EXIT_REFUSED)

    action = _Action(_HANDLER(refuse), flags=_SA_SIGINFO)
    _kept.append(action)
    ctypes.CDLL(None).sigaction(int(signal.SIGSYS), ctypes.byref(action), None)
