"""What an ended child died of, from its exit status alone."""

import signal

from .limits import Limits
from .outcomes import Crashed, Outcome, OutOfMemory, Refused, TimedOut

EXIT_BROKEN = 70
EXIT_OUT_OF_MEMORY = 77
EXIT_REFUSED = 78


def killed_from_outside(status: int, *, cpu_s: float, limits: Limits) -> bool:
    """Whether somebody else killed it: children can't signal, themselves included.

    The kernel kills too: who blocks SIGXCPU is ended a second of processor time later.
    """
    return status == -signal.SIGKILL and cpu_s < limits.cpu_s


def outcome_of_death(status: int, limits: Limits) -> Outcome:
    """Give the outcome for a child that ended before it answered."""
    if status == EXIT_OUT_OF_MEMORY:
        return OutOfMemory(limits.memory_bytes)
    if status == EXIT_REFUSED:
        return Refused(None)
    if status == EXIT_BROKEN:
        return Crashed("it could not answer, for what it did to the interpreter or its channels")
    if status >= 0:
        return Crashed(f"it ended itself with exit status {status}")
    if -status in (signal.SIGXCPU, signal.SIGKILL):
        return TimedOut(limits.cpu_s, "cpu")
    if -status == signal.SIGSYS:
        return Refused(None)
    if -status == signal.SIGSEGV:
        return Crashed("a memory fault (SIGSEGV), as deep recursion or exhausted memory gives")
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = f"signal {-status}"
    return Crashed(name)
