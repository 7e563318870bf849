"""Which system calls a locked-down child may make: an allow-list; all else is refused or fatal."""

import ctypes
import errno
import struct
from typing import Final

from . import bpf
from .libc import Call, prepared
from .numbers import Architecture

ALWAYS_ALLOWED: Final = (
    *("read", "write", "munmap", "mremap", "brk", "getrandom"),
    *("nanosleep", "gettimeofday", "sched_yield"),
    *("rt_sigprocmask", "rt_sigreturn", "lseek", "fstat", "close", "getpid", "gettid"),
    *("exit_group", "exit"),
)
# The first of them are asked for first.
_HOT: Final = 2
# The time of day, of the machine, of this process and thread. Other numbers are the processor
# clocks of other processes, which tell what those are doing.
_CLOCKS: Final = (0, 1, 2, 3, 4, 5, 6, 7)
LOOK_UPS: Final = (
    *("stat", "lstat", "newfstatat", "statx", "access", "faccessat", "faccessat2"),
    *("readlink", "readlinkat", "getcwd"),
)
OPENS: Final = ("open", "openat", "openat2", "creat")
# Nothing that a learner writes needs these; whoever calls one is attacking.
NEVER_LEGITIMATE: Final = (
    *("ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd"),
    *("process_madvise", "process_mrelease", "mount", "umount2", "pivot_root", "chroot"),
    *("open_tree", "move_mount", "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr"),
    *("unshare", "setns", "bpf", "io_uring_setup", "io_uring_enter", "io_uring_register"),
    *("add_key", "request_key", "keyctl", "userfaultfd", "perf_event_open", "personality"),
    *("init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load"),
    *("reboot", "swapon", "swapoff", "iopl", "ioperm", "modify_ldt", "uselib", "acct"),
    *("quotactl", "quotactl_fd", "syslog", "settimeofday", "clock_settime", "adjtimex"),
    *("clock_adjtime", "sethostname", "setdomainname", "vhangup", "lookup_dcookie"),
    *("open_by_handle_at", "name_to_handle_at", "fanotify_init", "vmsplice", "move_pages"),
    *("migrate_pages", "memfd_secret", "seccomp", "capset"),
)

_X32_BIT: Final = 0x40000000
_PROT_EXEC: Final = 4
_MAP_TYPE: Final = 0x0F
_MAP_PRIVATE: Final = 0x02
_PRIVATE_OR_REALTIME: Final = 128 | 256
# WAIT, WAKE, WAIT_BITSET, WAKE_BITSET: what locks are made of; priority inheritance is not.
_FUTEX_COMMANDS: Final = (0, 1, 9, 10)
# NORMAL to DONTNEED, FREE, HUGEPAGE, NOHUGEPAGE; others can take memory pages offline.
_MEMORY_ADVICE: Final = (0, 1, 2, 3, 4, 8, 14, 15)
_SET_MODE_FILTER: Final = 1
# struct sock_fprog { unsigned short len; struct sock_filter *filter; }, of 8 bytes each.
_PROGRAM: Final = struct.Struct("@HP")
_INSTRUCTION_BYTES: Final = 8


def program(machine: Architecture, *, fatal: int = bpf.KILL_PROCESS) -> bytes:
    """Give the filter of a child; `fatal` is the action on what is never legitimate."""
    number = machine.numbers
    eperm = bpf.refuse_with(errno.EPERM)
    eacces = bpf.refuse_with(errno.EACCES)
    rules = bpf.check_architecture(machine.audit)
    if machine.has_x32:
        rules += bpf.at_least(_X32_BIT, bpf.KILL_PROCESS)
    rules += bpf.any_of(machine.of(*ALWAYS_ALLOWED[:_HOT]), bpf.ALLOW)
    commands = bpf.Argument(1, ~_PRIVATE_OR_REALTIME & 0xFFFFFFFF, _FUTEX_COMMANDS)
    rules += bpf.when(number["futex"], commands, bpf.ALLOW, otherwise=eperm)
    rules += _mappings(machine, eacces)
    advice = bpf.Argument(2, 0xFFFFFFFF, _MEMORY_ADVICE)
    rules += bpf.when(number["madvise"], advice, bpf.ALLOW, otherwise=eperm)
    rules += bpf.any_of(machine.of(*ALWAYS_ALLOWED[_HOT:]), bpf.ALLOW)
    clock = bpf.Argument(0, 0xFFFFFFFF, _CLOCKS)
    for call in machine.of("clock_gettime", "clock_nanosleep", "clock_getres"):
        rules += bpf.when(call, clock, bpf.ALLOW, otherwise=eperm)
    # A child may lower its own limits (it does, when the job begins) and nobody else's.
    itself = bpf.Argument(0, 0xFFFFFFFF, (0,))
    rules += bpf.when(number["prlimit64"], itself, bpf.ALLOW, otherwise=eperm)
    rules += bpf.any_of(machine.of(*LOOK_UPS), bpf.refuse_with(errno.ENOENT))
    rules += bpf.any_of(machine.of(*OPENS), eacces)
    rules += bpf.any_of(machine.of("ioctl"), bpf.refuse_with(errno.ENOTTY))
    # The C library falls back to clone, which is refused, when clone3 is unknown.
    rules += bpf.any_of(machine.of("clone3"), bpf.refuse_with(errno.ENOSYS))
    rules += bpf.any_of(machine.of(*NEVER_LEGITIMATE), fatal)
    return bpf.assemble(rules + bpf.finish(eperm))


def _mappings(machine: Architecture, refusal: int) -> list[bpf.Instruction]:
    """Private memory that is never executable."""
    number = machine.numbers
    not_executable = bpf.Argument(2, _PROT_EXEC, (0,))
    private = bpf.Argument(3, _MAP_TYPE, (_MAP_PRIVATE,)).block(bpf.ALLOW, refusal)
    # mmap needs both tests: load prot, refuse when executable, then test the flags.
    mmap = [(0x20, 0, 0, 32), (0x54, 0, 0, _PROT_EXEC), (0x15, 1, 0, 0), (0x06, 0, 0, refusal)]
    block = [*mmap, *private]
    rules = [(0x15, 0, len(block), number["mmap"]), *block]
    return rules + bpf.when(number["mprotect"], not_executable, bpf.ALLOW, otherwise=refusal)


def installation(filter_program: bytes, machine: Architecture) -> Call:
    """Lay the filter on this process, for ever; no_new_privs must be set."""
    filters = ctypes.create_string_buffer(filter_program, len(filter_program))
    length, address = len(filter_program) // _INSTRUCTION_BYTES, ctypes.addressof(filters)
    described = ctypes.create_string_buffer(_PROGRAM.pack(length, address), _PROGRAM.size)
    call = prepared(machine.numbers["seccomp"], _SET_MODE_FILTER, 0, described)
    return call.keeping(filters)
