"""The kernel's interfaces that Python has no function for, called through the C library."""

import ctypes
import errno
import os
from typing import Final

_libc: Final = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
# A call that keeps the interpreter's lock: for clone, whose child must find the lock held.
_locked: Final = ctypes.PyDLL(None, use_errno=True)
_locked.syscall.restype = ctypes.c_long


def syscall(number: int, *args: int | ctypes.Array[ctypes.c_char] | None) -> int:
    """Give the result of a system call. Raises OSError with the kernel's errno."""
    return _checked(_libc.syscall, number, args)


def locked_syscall(number: int, *args: int) -> int:
    """Give the same without letting go of the interpreter's lock."""
    return _checked(_locked.syscall, number, args)


def _checked(
    function: "ctypes._NamedFuncPointer",
    number: int,
    args: "tuple[int | ctypes.Array[ctypes.c_char] | None, ...]",
) -> int:
    words = [ctypes.c_long(arg) if isinstance(arg, int) else arg for arg in args]
    words += [ctypes.c_long(0)] * (6 - len(words))
    result: int = function(ctypes.c_long(number), *words)
    if result == -1:
        code = ctypes.get_errno()
        raise OSError(code, f"system call {number}: {os.strerror(code)}")
    return result


def missing(error: OSError) -> bool:
    """Whether the error says that this kernel does not know the call."""
    return error.errno in (errno.ENOSYS, errno.EOPNOTSUPP)
