"""The process that every child is cloned from: NumPy loaded, one thread, no privileges."""

import gc
import io
import json
import os
import socket
import struct
import sys
import traceback
from dataclasses import dataclass
from typing import Any

from server.sandbox.kernel import landlock, numbers, process
from server.sandbox.kernel.libc import Call

from .channel import FIRST_FREE_FD, REPLY_FD, REQUEST_FD
from .holes import fill_holes
from .imports import forget_the_disk
from .lockdown import lock_down, place_pipes, prepare_lock_down
from .refusals import name_forbidden_calls
from .serving import Server, serve_until_killed
from .streams import line_writer

_DESCRIPTORS = struct.Struct("=4i")
_ROOM = socket.CMSG_SPACE(_DESCRIPTORS.size)
WARM = b"W"
# The interpreter specialises code that ran some times; children inherit it specialised.
_REHEARSALS = 50
_REHEARSALS_AFTER = 5
_EXIT_NOT_LOCKED = 71


def main(control_fd: int, settings: dict[str, Any]) -> None:
    """Prepare, say what was found, then clone a child for every message until the pipe closes."""
    control = socket.socket(fileno=_out_of_the_way(control_fd))
    try:
        plan = prepare(settings)
    except (OSError, RuntimeError) as error:
        control.send(json.dumps({"error": f"{type(error).__name__}: {error}"}).encode())
        return
    control.send(json.dumps({"landlock_abi": plan.landlock_abi}).encode())
    while True:
        # As socket.recv_fds does, with fewer objects: each page that the zygote writes to is copied
        # after every clone.
        message, control_data, _, _ = control.recvmsg(16, _ROOM)
        if not message:
            return
        descriptors = _DESCRIPTORS.unpack(control_data[0][2])
        child = plan.clone.make()
        if child == 0:
            become_spare(plan, descriptors, warm=message == WARM)
        for descriptor in descriptors:
            os.close(descriptor)
        control.send(b"%d" % child)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that can be made ready before a child exists."""

    server: Server
    clone: Call
    lock_down: tuple[Call, ...]
    landlock_abi: int


def prepare(settings: dict[str, Any]) -> Plan:
    """Leave root, count threads, rehearse, freeze what is there."""
    machine = numbers.this_machine()
    sys.stdin = io.StringIO()
    sys.stdout = line_writer(1)
    sys.stderr = line_writer(2)
    forget_the_disk()
    os.environ.clear()
    process.drop_privileges(machine, uid=settings["uid"], gid=settings["gid"])
    process.death_with_parent(machine).make()
    if (threads := process.thread_count()) != 1:
        # An emulator that translates a process's calls has a thread of its own there.
        raise RuntimeError(
            f"{threads} threads where one is safe: does a BLAS ignore its settings, or is this a "
            "container of another architecture, emulated?"
        )
    version = landlock.abi() if settings["landlock"] else 0
    server = Server(baseline=process.memory_in_use())
    name_forbidden_calls(machine, server.refused)
    rehearse(server, _REHEARSALS)
    gc.collect()
    fill_holes()
    rehearse(server, _REHEARSALS_AFTER)
    gc.collect()
    fill_holes()
    calls = prepare_lock_down(machine, landlock_abi=version)
    plan = Plan(server, process.sibling_clone(machine), calls, version)
    # What the rehearsals took is no learner's: some BLAS take 32 MB for their first product.
    server.baseline = process.memory_in_use()
    gc.collect()
    gc.freeze()
    process.gather_pages(machine)
    return plan


def rehearse(server: Server, times: int) -> None:
    """Serve a small job so many times, through pipes in the place of a child's."""
    places = (REQUEST_FD, REPLY_FD)
    kept = [os.dup(place) for place in places]
    (request_r, request_w), (reply_r, reply_w) = os.pipe(), os.pipe()
    for end, place in zip((request_r, reply_w), places, strict=True):
        os.dup2(end, place)
    for _ in range(times):
        server.rehearse(request_w, reply_r)
    for end, place in zip(kept, places, strict=True):
        os.dup2(end, place)
    for descriptor in (*kept, request_r, request_w, reply_r, reply_w):
        os.close(descriptor)


def become_spare(plan: Plan, descriptors: tuple[int, ...], *, warm: bool) -> None:
    """Lock this clone down and serve one job with it; never returns."""
    try:
        place_pipes(*descriptors)
        lock_down(plan.lock_down)
        plan.server.begin(warm=warm)
    except BaseException:  # noqa: BLE001 - a child that is not locked down must not live
        os.write(2, traceback.format_exc().encode())
        os._exit(_EXIT_NOT_LOCKED)
    serve_until_killed(plan.server)


def _out_of_the_way(control_fd: int) -> int:
    """Move the control socket above the numbers that children use, and reserve those."""
    moved = os.dup(control_fd)
    while moved < FIRST_FREE_FD:
        moved = os.dup(moved)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in range(FIRST_FREE_FD):
        if number != nothing and number != 2:
            os.dup2(nothing, number)
    return moved
