"""What the self-test runs as if it were a submission: it tries to do what must be refused.

This text is sent to a child; it is imported nowhere. Each attempt yields the errno with which it
failed, or 0 where the kernel let it pass.
"""

import sys
from typing import Any

# Present in every child, though no learner may import them.
ctypes: Any = sys.modules["ctypes"]
os: Any = sys.modules["os"]
libc = ctypes.CDLL(None, use_errno=True)


def attempt(number: int, *args: int) -> int:
    result = libc.syscall(*(ctypes.c_long(arg) for arg in (number, *args)))
    return ctypes.get_errno() if result == -1 else 0


def attempts(numbers: dict[str, int]) -> dict[str, int]:
    path = ctypes.create_string_buffer(b"/etc/passwd")
    nothing = ctypes.create_string_buffer(b"/nonexistent")
    at = ctypes.addressof
    found = {
        "open": attempt(numbers["openat"], -100, at(path), 0, 0),
        "socket": attempt(numbers["socket"], 1, 1, 0),
        "execve": attempt(numbers["execve"], at(nothing), 0, 0),
        "signal": attempt(numbers["kill"], os.getpid(), 0),
        "executable_memory": attempt(numbers["mmap"], 0, 4096, 7, 0x22, -1, 0),
        "shared_memory": attempt(numbers["mmap"], 0, 4096, 3, 0x21, -1, 0),
    }
    # A clone that succeeds must not live on as a second answerer.
    child = libc.syscall(ctypes.c_long(numbers["clone"]), ctypes.c_long(17), 0, 0, 0, 0)
    if child == 0:
        os._exit(0)  # noqa: SLF001 - of a module in all but its type
    found["fork"] = ctypes.get_errno() if child == -1 else 0
    return found


def descriptors() -> list[int]:
    """Numbers of the open descriptors."""
    return [number for number in range(64) if _is_open(number)]


def _is_open(number: int) -> bool:
    try:
        os.lseek(number, 0, 1)
    except OSError as error:
        return error.errno != 9
    return True


def take(count: int) -> int:
    return len(bytearray(count))


def call(number: int) -> int:
    return attempt(number, 0, 0, 0, 0)
