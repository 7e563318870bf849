"""An assembler for the classic BPF that seccomp runs: rules in, bytes out.

Each rule is a block of its own that either decides or falls through to the next, so that no
jump is longer than its block.
"""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

# struct seccomp_data: int nr; u32 arch; u64 instruction_pointer; u64 args[6]
NUMBER_AT: Final = 0
ARCH_AT: Final = 4

ALLOW: Final = 0x7FFF0000
KILL_PROCESS: Final = 0x80000000
TRAP: Final = 0x00030000
_ERRNO: Final = 0x00050000

_LOAD: Final = 0x20  # BPF_LD | BPF_W | BPF_ABS
_AND: Final = 0x54  # BPF_ALU | BPF_AND | BPF_K
_IF_EQUAL: Final = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_IF_AT_LEAST: Final = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_RETURN: Final = 0x06  # BPF_RET | BPF_K

Instruction: TypeAlias = tuple[int, int, int, int]


def refuse_with(errno: int) -> int:
    """Give the action that makes the call fail with `errno`."""
    return _ERRNO | errno


@dataclass(frozen=True, slots=True)
class Argument:
    """A test of a call's argument: its low 32 bits, masked, are one of `values`."""

    index: int
    mask: int
    values: Sequence[int]

    def block(self, action: int, otherwise: int) -> list[Instruction]:
        # Low word: both architectures are little-endian.
        block = [(_LOAD, 0, 0, 16 + 8 * self.index), (_AND, 0, 0, self.mask)]
        for position, value in enumerate(self.values):
            block.append((_IF_EQUAL, len(self.values) - position, 0, value))
        return [*block, (_RETURN, 0, 0, otherwise), (_RETURN, 0, 0, action)]


def check_architecture(audit: int) -> list[Instruction]:
    """Kill what speaks another architecture's call convention, then load the call's number."""
    return [
        (_LOAD, 0, 0, ARCH_AT),
        (_IF_EQUAL, 1, 0, audit),
        (_RETURN, 0, 0, KILL_PROCESS),
        (_LOAD, 0, 0, NUMBER_AT),
    ]


def at_least(number: int, action: int) -> list[Instruction]:
    """Decide for every call from `number` on."""
    return [(_IF_AT_LEAST, 0, 1, number), (_RETURN, 0, 0, action)]


def any_of(numbers: Iterable[int], action: int) -> list[Instruction]:
    """Decide for these calls."""
    return [
        instruction
        for number in numbers
        for instruction in ((_IF_EQUAL, 0, 1, number), (_RETURN, 0, 0, action))
    ]


def when(number: int, argument: Argument, action: int, *, otherwise: int) -> list[Instruction]:
    """Decide for one call by one of its arguments."""
    block = argument.block(action, otherwise)
    return [(_IF_EQUAL, 0, len(block), number), *block]


def finish(action: int) -> list[Instruction]:
    """Decide for all that is left."""
    return [(_RETURN, 0, 0, action)]


def assemble(instructions: Iterable[Instruction]) -> bytes:
    """Give the program as an array of struct sock_filter."""
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in instructions)
