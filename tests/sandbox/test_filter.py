"""The filter of each architecture, run by a processor of its own: no kernel, so that both are here.

The numbers are copied from the kernel's headers once more, and not taken from the tables that the
filter is made of: a wrong number there lets a call through, or holds one up that children need.
"""

import struct
from collections.abc import Callable
from typing import Final

import pytest

from server.sandbox.kernel import bpf, seccomp
from server.sandbox.kernel.numbers import ARCHITECTURES, Architecture, architecture

EPERM, ENOENT, EACCES, ENOTTY, ENOSYS = (bpf.refuse_with(code) for code in (1, 2, 13, 25, 38))
AUDIT: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
PRIVATE, SHARED, ANYWHERE, EXECUTABLE = 0x22, 0x21, 3, 7

# read write lseek mmap mprotect munmap brk rt_sigprocmask rt_sigreturn mremap madvise nanosleep
# getpid fstat close gettid futex clock_gettime clock_getres clock_nanosleep exit_group exit
# gettimeofday sched_yield getrandom prlimit64
ALLOWED: Final = {
    "x86_64": {
        *(0, 1, 8, 9, 10, 11, 12, 14, 15, 25, 28, 35, 39, 5, 3, 186, 202, 228, 229, 230, 231),
        *(60, 96, 24, 318, 302),
    },
    "aarch64": {
        *(63, 64, 62, 222, 226, 215, 214, 135, 139, 216, 233, 101, 172, 80, 57, 178, 98, 113),
        *(114, 115, 94, 93, 169, 124, 278, 261),
    },
}
# newfstatat statx faccessat faccessat2 readlinkat getcwd; then stat lstat access readlink, which
# only x86-64 has.
ABSENT: Final = {
    "x86_64": {262, 332, 269, 439, 267, 79, 4, 6, 21, 89},
    "aarch64": {79, 291, 48, 439, 78, 17},
}
# openat openat2; then open creat
CLOSED: Final = {"x86_64": {257, 437, 2, 85}, "aarch64": {56, 437}}
NO_DEVICE: Final = {"x86_64": {16}, "aarch64": {29}}
UNKNOWN: Final = {"x86_64": {435}, "aarch64": {435}}
# add_key request_key keyctl io_uring_* open_tree move_mount fs* fspick pidfd_getfd process_madvise
# mount_setattr quotactl_fd memfd_secret process_mrelease have one number everywhere but the first
# three; then ptrace process_vm_* kcmp mount umount2 pivot_root chroot unshare setns bpf userfaultfd
# perf_event_open personality *_module kexec_* reboot swap* acct quotactl syslog settimeofday
# clock_settime adjtimex clock_adjtime set*name vhangup lookup_dcookie *_handle_at fanotify_init
# vmsplice move_pages migrate_pages seccomp capset; then iopl ioperm modify_ldt uselib.
EVERYWHERE: Final = {425, 426, 427, *range(428, 434), 438, 440, 442, 443, 447, 448}
FATAL: Final = {
    "x86_64": EVERYWHERE
    | {248, 249, 250, 101, 310, 311, 312, 165, 166, 155, 161, 272, 308, 321, 323, 298, 135}
    | {175, 313, 176, 246, 320, 169, 167, 168, 163, 179, 103, 164, 227, 159, 305, 170, 171, 153}
    | {212, 304, 303, 300, 278, 279, 256, 317, 126, 172, 173, 154, 134},
    "aarch64": EVERYWHERE
    | {217, 218, 219, 117, 270, 271, 272, 40, 39, 41, 51, 97, 268, 280, 282, 241, 92}
    | {105, 273, 106, 104, 294, 142, 224, 225, 89, 60, 116, 170, 112, 171, 266, 161, 162, 58}
    | {18, 265, 264, 262, 75, 239, 238, 277, 91},
}


def run(program: bytes, data: bytes) -> int:
    """What a kernel would make of the program for this struct seccomp_data."""
    accumulator, at = 0, 0
    instructions = list(struct.iter_unpack("<HBBI", program))
    while True:
        code, when_true, when_false, operand = instructions[at]
        at += 1
        match code:
            case 0x20:  # load a word
                (accumulator,) = struct.unpack_from("<I", data, operand)
            case 0x54:  # and
                accumulator &= operand
            case 0x15:  # jump when equal
                at += when_true if accumulator == operand else when_false
            case 0x35:  # jump when at least
                at += when_true if accumulator >= operand else when_false
            case 0x06:  # return
                return int(operand)
            case _:
                raise AssertionError(f"the filter has an instruction {code:#x}")


Decide = Callable[..., int]


@pytest.fixture(params=ARCHITECTURES.values(), ids=lambda machine: machine.name)
def machine(request: pytest.FixtureRequest) -> Architecture:
    architecture: Architecture = request.param
    return architecture


@pytest.fixture
def decide(machine: Architecture) -> Decide:
    """What becomes of a call by number, or by name, with these arguments."""
    program = seccomp.program(machine)

    def decide(call: int | str, *args: int, audit: int = AUDIT[machine.name]) -> int:
        number = machine.numbers[call] if isinstance(call, str) else call
        words = [*args, *[0] * (6 - len(args))]
        return run(program, struct.pack("<IIQ6Q", number, audit, 0, *words))

    return decide


# With the arguments that a filter likes best for each that it asks about.
LIKED: Final = {"mmap": (0, 0, ANYWHERE, PRIVATE), "mprotect": (0, 0, ANYWHERE)}


def test_every_number_is_decided_as_the_kernels_own_tables_mean_it(
    machine: Architecture, decide: Decide
) -> None:
    liked = {machine.numbers[name]: args for name, args in LIKED.items()}
    found: dict[int, set[int]] = {}
    for number in range(1_000):
        found.setdefault(decide(number, *liked.get(number, ())), set()).add(number)
    del found[EPERM]
    assert found == {
        bpf.ALLOW: ALLOWED[machine.name],
        ENOENT: ABSENT[machine.name],
        EACCES: CLOSED[machine.name],
        ENOTTY: NO_DEVICE[machine.name],
        ENOSYS: UNKNOWN[machine.name],
        bpf.KILL_PROCESS: FATAL[machine.name],
    }


def test_both_architectures_have_each_call_but_what_only_one_ever_had() -> None:
    x86_64, aarch64 = (set(machine.numbers) for machine in ARCHITECTURES.values())
    legacy = {"open", "creat", "stat", "lstat", "access", "readlink", "fork", "vfork"}
    assert x86_64 - aarch64 == legacy | {"iopl", "ioperm", "modify_ldt", "uselib"}
    assert aarch64 <= x86_64


def test_no_number_has_two_names(machine: Architecture) -> None:
    assert len(set(machine.numbers.values())) == len(machine.numbers)


@pytest.mark.parametrize("audit", [0x40000003, 0x40000028, 0xC000003E, 0xC00000B7])
def test_another_architectures_convention_ends_the_process(
    machine: Architecture, decide: Decide, audit: int
) -> None:
    own = audit == AUDIT[machine.name]
    assert decide("read", audit=audit) == (bpf.ALLOW if own else bpf.KILL_PROCESS)


def test_the_x32_convention_ends_the_process_where_there_is_one(
    machine: Architecture, decide: Decide
) -> None:
    fate = bpf.KILL_PROCESS if machine.name == "x86_64" else EPERM
    assert decide(0x40000000) == decide(0x40000000 | 39) == fate


def test_a_negative_number_is_never_allowed(machine: Architecture, decide: Decide) -> None:
    fate = bpf.KILL_PROCESS if machine.name == "x86_64" else EPERM
    assert decide(2**32 - 5) == fate


def test_memory_is_private_and_never_executable(decide: Decide) -> None:
    assert decide("mmap", 0, 4096, ANYWHERE, PRIVATE) == bpf.ALLOW
    # Whatever else is asked for with it.
    for protection in (4, 5, EXECUTABLE, EXECUTABLE | 1 << 32, EXECUTABLE | 0x30):
        assert decide("mmap", 0, 4096, protection, PRIVATE) == EACCES
        assert decide("mprotect", 0, 4096, protection) == EACCES
        assert decide("pkey_mprotect", 0, 4096, protection, 0) == EPERM
    for flags in (SHARED, SHARED | 2, 0x20, 0x2B, SHARED | 1 << 32):
        assert decide("mmap", 0, 4096, ANYWHERE, flags) == EACCES


@pytest.mark.parametrize(
    ("call", "index", "allowed"),
    [
        ("prlimit64", 0, {0}),
        ("madvise", 2, {0, 1, 2, 3, 4, 8, 14, 15}),
        ("clock_gettime", 0, set(range(8))),
        ("clock_getres", 0, set(range(8))),
        ("clock_nanosleep", 0, set(range(8))),
        ("futex", 1, {base | flag for base in (0, 1, 9, 10) for flag in (0, 128, 256, 384)}),
    ],
)
def test_an_argument_that_is_asked_about_is_one_of_a_few(
    decide: Decide, call: str, index: int, allowed: set[int]
) -> None:
    values = [*range(1_024), 2**31, 2**32 - 1, 2**32 - 8]
    found = {value: decide(call, *[7] * index, value) for value in values}
    assert {value for value, action in found.items() if action == bpf.ALLOW} == allowed
    assert set(found.values()) == {bpf.ALLOW, EPERM}


@pytest.mark.parametrize(
    ("machine_name", "own"),
    [("x86_64", "x86_64"), ("amd64", "x86_64"), ("aarch64", "aarch64"), ("arm64", "aarch64")],
)
def test_a_kernels_name_gives_the_filter(machine_name: str, own: str) -> None:
    assert architecture(machine_name, pointer_bytes=8) is ARCHITECTURES[own]


@pytest.mark.parametrize(
    ("machine_name", "pointer_bytes"),
    [("riscv64", 8), ("aarch64_be", 8), ("armv7l", 4), ("aarch64", 4), ("x86_64", 4)],
)
def test_no_filter_is_laid_on_what_none_is_written_for(
    machine_name: str, pointer_bytes: int
) -> None:
    with pytest.raises(OSError, match=f"{machine_name}, {8 * pointer_bytes} bits"):
        architecture(machine_name, pointer_bytes=pointer_bytes)
