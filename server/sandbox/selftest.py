"""Proves that a zygote's children are contained; runs at its start and before it is used."""

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from .child_process import ChildProcess
from .conversation import Conversation
from .errors import Unavailable
from .kernel.numbers import this_machine
from .limits import MIB, Limits
from .outcomes import CaseResult, OutOfMemory, Refused
from .steps import Call
from .unsafe import UnsafeStarter
from .zygote import Zygote

Starter = Zygote | UnsafeStarter
_PROBE: Final = Path(__file__).with_name("probe.py")
_LIMITS: Final = Limits(wall_s=30, memory_bytes=64 * MIB)
_EXPECTED_ERRNO: Final = {
    "open": errno.EACCES,
    "socket": errno.EPERM,
    "execve": errno.EPERM,
    "signal": errno.EPERM,
    "executable_memory": errno.EACCES,
    "shared_memory": errno.EACCES,
    "fork": errno.EPERM,
}
_EXPECTED_STATUS: Final = {"Seccomp": "2", "NoNewPrivs": "1", "Threads": "1", "CapEff": "0" * 16}
_EXPECTED_DESCRIPTORS: Final = [0, 1, 2, 3, 4]
_CALLS: Final = ("openat", "socket", "execve", "kill", "mmap", "clone")


async def prove(zygote: Starter) -> None:
    """Have a child try what must be refused. Raises Unavailable, naming every miss."""
    misses = await _contained(zygote) + await _killed(zygote)
    if misses:
        raise Unavailable(f"this host does not isolate: {'; '.join(misses)}")


async def _contained(zygote: Starter) -> list[str]:
    child = await zygote.spawn(warm=False)
    try:
        conversation = Conversation(child, _LIMITS)
        loaded = await conversation.load(_PROBE.read_text("utf-8"))
        if loaded.outcome.kind != "returned":
            return [f"the probe did not load: {loaded.outcome.message}"]
        numbers = {name: this_machine().numbers[name] for name in _CALLS}
        tried = await conversation.run([Call("attempts", (numbers,)), Call("descriptors")], {})
        memory = await conversation.run([Call("take", (2 * _LIMITS.memory_bytes,))], {})
        return [*_status_misses(child), *_attempt_misses(tried), *_memory_misses(memory)]
    finally:
        await child.end()


def _status_misses(child: ChildProcess) -> list[str]:
    lines = Path(f"/proc/{child.pid}/status").read_text("utf-8").splitlines()
    found = {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
    misses = [
        f"{name} is {found.get(name)}, not {expected}"
        for name, expected in _EXPECTED_STATUS.items()
        if found.get(name) != expected
    ]
    if "0" in found["Uid"].split():
        misses.append("the child is root")
    return misses


def _attempt_misses(tried: CaseResult) -> list[str]:
    match tried.values:
        case (Mapping() as found, list(descriptors)):
            errors: Mapping[str, Any] = found
        case _:
            return [f"the probe did not answer: {tried.outcome.message}"]
    misses = [
        f"{name} was not refused" if not errors.get(name) else f"{name} failed with {errors[name]}"
        for name, expected in _EXPECTED_ERRNO.items()
        if errors.get(name) != expected
    ]
    if descriptors != _EXPECTED_DESCRIPTORS:
        misses.append(f"descriptors {descriptors} are open")
    return misses


def _memory_misses(result: CaseResult) -> list[str]:
    return [] if isinstance(result.outcome, OutOfMemory) else ["memory beyond the limit was given"]


async def _killed(zygote: Starter) -> list[str]:
    """Say what is never legitimate must end the child."""
    child = await zygote.spawn(warm=False)
    try:
        conversation = Conversation(child, _LIMITS)
        await conversation.load(_PROBE.read_text("utf-8"))
        number = this_machine().numbers["ptrace"]
        result = await conversation.run([Call("call", (number,))], {})
        return [] if result.outcome == Refused("ptrace") else ["ptrace was not fatal"]
    finally:
        await child.end()
