"""Credentials, limits, descriptors and cloning, as one process does them to itself."""

import ctypes
import os
import resource
import struct
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from .libc import Call, locked, missing, prepared, syscall
from .numbers import Architecture

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4
_PR_CAPBSET_DROP: Final = 24
_PR_SET_NO_NEW_PRIVS: Final = 38
_CAPABILITY_VERSION: Final = 0x20080522
_LAST_CAPABILITY: Final = 63
_CLONE_PARENT: Final = 0x8000
_SIGCHLD: Final = 17
_SIGKILL: Final = 9
_MADV_COLLAPSE: Final = 25
_HUGE_PAGE: Final = 1 << 21
_LAST_DESCRIPTOR: Final = 2**32 - 1
_RLIMIT: Final = struct.Struct("=QQ")

# Nothing may be written to files, no process or thread made, nothing locked or dumped.
CLOSED_LIMITS: Final[Mapping[int, int]] = {
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_MEMLOCK: 0,
    resource.RLIMIT_NPROC: 0,
    resource.RLIMIT_MSGQUEUE: 0,
}


def prctl(machine: Architecture, option: int, *args: int) -> Call:
    return prepared(machine.numbers["prctl"], option, *args)


def death_with_parent(machine: Architecture) -> Call:
    """Be killed when the parent ends, however it ends."""
    return prctl(machine, _PR_SET_PDEATHSIG, _SIGKILL)


def no_new_privileges(machine: Architecture) -> Call:
    return prctl(machine, _PR_SET_NO_NEW_PRIVS, 1)


def hiding_from_own_user(machine: Architecture) -> Call:
    """Keep other processes of this user out of /proc/<pid>/mem and off ptrace."""
    return prctl(machine, _PR_SET_DUMPABLE, 0)


def drop_privileges(machine: Architecture, *, uid: int, gid: int) -> None:
    """Leave root for an ordinary user, with no groups and no capability left to gain or use.

    Raises OSError when root may not change its user: a child that stays root is not safe.
    """
    if os.geteuid() == 0 or os.getuid() == 0:
        _drop_bounding_set(machine)
        os.setgroups([])
        os.setresgid(gid, gid, gid)
        os.setresuid(uid, uid, uid)
    set_capabilities(machine, 0)


def set_capabilities(machine: Architecture, kept: int) -> None:
    """Keep these capabilities, as bits, permitted and effective, and give up all others."""
    header = ctypes.create_string_buffer(struct.pack("<Ii", _CAPABILITY_VERSION, 0), 8)
    low, high = kept & 0xFFFFFFFF, kept >> 32
    words = struct.pack("<6I", low, low, 0, high, high, 0)
    syscall(machine.numbers["capset"], header, ctypes.create_string_buffer(words, len(words)))


def _drop_bounding_set(machine: Architecture) -> None:
    for capability in range(_LAST_CAPABILITY + 1):
        try:
            prctl(machine, _PR_CAPBSET_DROP, capability).make()
        except OSError:
            # Unknown to this kernel, or no right to drop: no_new_privs keeps it from mattering.
            return


def limit(machine: Architecture, kind: int, bound: int) -> Call:
    """Set a limit of this process, for good."""
    rlimit = ctypes.create_string_buffer(_RLIMIT.pack(bound, bound), _RLIMIT.size)
    return prepared(machine.numbers["prlimit64"], 0, kind, rlimit, None)


def closing_descriptors_from(first: int, machine: Architecture) -> Call:
    number = machine.numbers["close_range"]
    try:
        syscall(number, _LAST_DESCRIPTOR, _LAST_DESCRIPTOR, 0)
    except OSError as error:
        if not missing(error):
            raise
        return Call("close", partial(_close_one_by_one, first))
    return prepared(number, first, _LAST_DESCRIPTOR, 0)


def _close_one_by_one(first: int) -> int:
    os.closerange(first, 65_536)
    return 0


def sibling_clone(machine: Architecture) -> Call:
    """Fork a child of this process's *parent*, which can then wait for it; 0 in the child.

    Python's at-fork hooks do not run: they are half of a fork's time, and this process has one
    thread and reseeds by itself. The lock of the interpreter is held on both sides.
    """
    return locked(machine.numbers["clone"], _CLONE_PARENT | _SIGCHLD)


def gather_pages(machine: Architecture) -> None:
    """Have this process's memory in huge pages, where the kernel can (6.1): fewer to copy.

    A clone that writes to one gets a copy of a small part of it, as of any other page.
    """
    for line in Path("/proc/self/maps").read_text().splitlines():
        extent, rights, _, _, _, *name = line.split()
        if rights != "rw-p" or name not in ([], ["[heap]"]):
            continue
        begin, end = (int(address, 16) for address in extent.split("-"))
        for at in range(-(-begin // _HUGE_PAGE) * _HUGE_PAGE, end - _HUGE_PAGE + 1, _HUGE_PAGE):
            with suppress(OSError):
                syscall(machine.numbers["madvise"], at, _HUGE_PAGE, _MADV_COLLAPSE)


def thread_count() -> int:
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def memory_in_use() -> tuple[int, int]:
    """Address space and data segment of this process, in bytes, as the limits count them."""
    fields = dict(
        line.split(":", 1)
        for line in Path("/proc/self/status").read_text().splitlines()
        if ":" in line
    )
    space, data = (int(fields[name].split()[0]) * 1024 for name in ("VmSize", "VmData"))
    return space, data
