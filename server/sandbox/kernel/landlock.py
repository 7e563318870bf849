"""Landlock: a ruleset that handles all it can and permits nothing."""

import ctypes
import struct
from typing import Final

from .libc import Call, prepared, syscall

_CREATE: Final = 444
_RESTRICT: Final = 446
_VERSION_FLAG: Final = 1
# How many file-system rights each ABI knows (include/uapi/linux/landlock.h).
_FILE_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_TCP_BIND_AND_CONNECT: Final = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS: Final = 0b11


def abi() -> int:
    """Give the newest ABI that the kernel knows, 0 where there is no Landlock."""
    try:
        return syscall(_CREATE, None, 0, _VERSION_FLAG)
    except OSError:
        return 0


def ruleset(version: int) -> bytes:
    """Struct landlock_ruleset_attr for an ABI, as long as that ABI knows it."""
    files = (1 << _FILE_RIGHTS[min(version, 5)]) - 1
    network = _TCP_BIND_AND_CONNECT if version >= 4 else 0
    scopes = _ABSTRACT_SOCKETS_AND_SIGNALS if version >= 6 else 0
    words = 3 if version >= 6 else 2 if version >= 4 else 1
    return struct.pack("<QQQ", files, network, scopes)[: 8 * words]


def open_ruleset(version: int) -> int:
    """Give a descriptor of the ruleset, from which each clone makes a domain of its own."""
    attributes = ruleset(version)
    buffer = ctypes.create_string_buffer(attributes, len(attributes))
    return syscall(_CREATE, buffer, len(attributes), 0)


def restriction(descriptor: int) -> Call:
    """Give up files, TCP, and signals and sockets out of this domain; no_new_privs must be set."""
    return prepared(_RESTRICT, descriptor, 0)
