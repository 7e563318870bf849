"""The layers between untrusted code and the machine, laid from the outside in."""

import os
import resource
from dataclasses import dataclass

from server.sandbox.kernel import landlock, process, seccomp
from server.sandbox.kernel.numbers import Architecture

from .channel import FIRST_FREE_FD, REPLY_FD, REQUEST_FD

_STDOUT, _STDERR = 1, 2


@dataclass(frozen=True, slots=True)
class Plan:
    """All that can be decided before a child exists."""

    machine: Architecture
    landlock_abi: int
    filter_program: bytes
    baseline: tuple[int, int]


def place_pipes(request: int, reply: int, out: int, err: int) -> None:
    """Move the four pipes to their numbers, which the zygote keeps reserved."""
    for source, target in (
        (request, REQUEST_FD),
        (reply, REPLY_FD),
        (out, _STDOUT),
        (err, _STDERR),
    ):
        os.dup2(source, target, inheritable=False)


def lock_down(plan: Plan) -> None:
    """Give up everything but memory, the clock and four pipes. Raises OSError at any miss."""
    machine = plan.machine
    process.die_with_parent(machine)
    process.close_descriptors_from(FIRST_FREE_FD, machine)
    process.close_limits()
    process.forbid_new_privileges(machine)
    process.hide_from_own_user(machine)
    if plan.landlock_abi:
        landlock.restrict(plan.landlock_abi)
    resource.setrlimit(resource.RLIMIT_NOFILE, (FIRST_FREE_FD, FIRST_FREE_FD))
    seccomp.install(plan.filter_program, machine)
