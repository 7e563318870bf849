"""The kernel's interfaces that Python has no function for, called through the C library."""

import ctypes
import errno
import os
from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

Word: TypeAlias = "int | ctypes.Array[ctypes.c_char] | None"

_libc: Final = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
# A call that keeps the interpreter's lock: for clone, whose child must find the lock held.
_locked: Final = ctypes.PyDLL(None, use_errno=True)
_locked.syscall.restype = ctypes.c_long


class Call:
    """A call whose arguments lie ready: a clone copies what it touches, which is little then."""

    __slots__ = ("_call", "_kept", "_name")

    def __init__(self, name: str, call: Callable[[], int]) -> None:
        self._name = name
        self._call = call
        self._kept: object = None

    def keeping(self, memory: object) -> "Call":
        """Keep what an argument points to, and give this call."""
        self._kept = memory
        return self

    def make(self) -> int:
        """Give the result. Raises OSError with the kernel's errno."""
        result = self._call()
        if result == -1:
            code = ctypes.get_errno()
            raise OSError(code, f"{self._name}: {os.strerror(code)}")
        return result


def prepared(number: int, *args: Word) -> Call:
    """Make a system call ready."""
    return _prepared(_libc.syscall, number, args)


def syscall(number: int, *args: Word) -> int:
    """Give the result of a system call. Raises OSError with the kernel's errno."""
    return prepared(number, *args).make()


def locked(number: int, *args: Word) -> Call:
    """Make ready a call that does not let go of the interpreter's lock."""
    return _prepared(_locked.syscall, number, args)


def _prepared(function: "ctypes._NamedFuncPointer", number: int, args: tuple[Word, ...]) -> Call:
    words = [ctypes.c_long(arg) if isinstance(arg, int) else arg for arg in args]
    words += [ctypes.c_long(0)] * (6 - len(words))
    return Call(f"system call {number}", partial(function, ctypes.c_long(number), *words))


def missing(error: OSError) -> bool:
    """Whether the error says that this kernel does not know the call."""
    return error.errno in (errno.ENOSYS, errno.EOPNOTSUPP)
