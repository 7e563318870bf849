"""The layers between untrusted code and the machine, laid from the outside in."""

import os
import resource

from server.sandbox.kernel import bpf, landlock, process, seccomp
from server.sandbox.kernel.libc import Call
from server.sandbox.kernel.numbers import Architecture

from .channel import FIRST_FREE_FD, REPLY_FD, REQUEST_FD

_STDOUT, _STDERR = 1, 2


def place_pipes(request: int, reply: int, out: int, err: int) -> None:
    """Move the four pipes to their numbers, which the zygote keeps reserved."""
    for source, target in (
        (request, REQUEST_FD),
        (reply, REPLY_FD),
        (out, _STDOUT),
        (err, _STDERR),
    ):
        os.dup2(source, target, inheritable=False)


def prepare_lock_down(machine: Architecture, *, landlock_abi: int) -> tuple[Call, ...]:
    """Give the calls by which a clone gives up everything but memory, the clock and four pipes.

    They are the same for every clone, and lie ready: the clones make them one after the other.
    """
    limits = [process.limit(machine, kind, bound) for kind, bound in process.CLOSED_LIMITS.items()]
    restrictions = []
    if landlock_abi:
        restrictions.append(landlock.restriction(landlock.open_ruleset(landlock_abi)))
    return (
        process.death_with_parent(machine),
        *limits,
        process.no_new_privileges(machine),
        process.hiding_from_own_user(machine),
        *restrictions,
        process.closing_descriptors_from(FIRST_FREE_FD, machine),
        process.limit(machine, resource.RLIMIT_NOFILE, FIRST_FREE_FD),
        seccomp.installation(seccomp.program(machine, fatal=bpf.TRAP), machine),
    )


def lock_down(calls: tuple[Call, ...]) -> None:
    """Make all of them. Raises OSError at any miss."""
    for call in calls:
        call.make()
