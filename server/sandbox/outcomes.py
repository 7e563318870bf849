"""What became of the learner's code: one frozen value for each way that a case can end."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, TypeAlias

Kind: TypeAlias = Literal[
    "returned", "raised", "timed_out", "out_of_memory", "flooded", "crashed", "refused"
]


@dataclass(frozen=True, slots=True)
class Returned:
    """Every step of the case returned."""

    kind: ClassVar[Kind] = "returned"

    @property
    def message(self) -> str:
        return "Your code returned."


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception reached the top; `line` is the learner's line that it passed last.

    `traceback` shows the learner's lines only.
    """

    type_name: str
    text: str
    line: int | None
    traceback: str
    kind: ClassVar[Kind] = "raised"

    @property
    def message(self) -> str:
        where = "" if self.line is None else f" in line {self.line}"
        return f"{self.type_name}{where}: {self.text}" if self.text else f"{self.type_name}{where}"


@dataclass(frozen=True, slots=True)
class TimedOut:
    """The wall clock or the processor time ran out."""

    limit_s: float
    clock: Literal["wall", "cpu"] = "wall"
    kind: ClassVar[Kind] = "timed_out"

    @property
    def message(self) -> str:
        unit = "s" if self.clock == "wall" else "s of processor time"
        return f"Your code was stopped after {self.limit_s:g} {unit}."


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """An allocation went beyond the limit."""

    limit_bytes: int
    kind: ClassVar[Kind] = "out_of_memory"

    @property
    def message(self) -> str:
        return f"Your code asked for more memory than the {self.limit_bytes // 2**20} MiB it has."


@dataclass(frozen=True, slots=True)
class Flooded:
    """More was printed, returned, or passed to the grader's functions than the limit allows."""

    what: Literal["output", "result", "calls"]
    limit_bytes: int
    kind: ClassVar[Kind] = "flooded"

    @property
    def message(self) -> str:
        size = f"more than {self.limit_bytes // 1024} KiB"
        match self.what:
            case "output":
                return f"Your code printed {size}."
            case "calls":
                return f"Your code passed {size} to the functions that it was given."
        return f"Your code returned {size}, or too many single values: put them into arrays."


@dataclass(frozen=True, slots=True)
class Crashed:
    """The process ended without an answer, or answered against the protocol."""

    reason: str
    kind: ClassVar[Kind] = "crashed"

    @property
    def message(self) -> str:
        return f"The process of your code ended: {self.reason}."


@dataclass(frozen=True, slots=True)
class Refused:
    """A forbidden call, named by `call` where the kernel tells, or a source not even begun."""

    call: str | None
    reason: str = ""
    kind: ClassVar[Kind] = "refused"

    @property
    def message(self) -> str:
        if self.reason:
            return f"Your code was not run: {self.reason}."
        name = self.call or "a system call"
        return f"Your code was stopped at {name}, which is not available here."


Outcome: TypeAlias = Returned | Raised | TimedOut | OutOfMemory | Flooded | Crashed | Refused


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What one case did. Every field but `outcome` and `time_ms` comes from untrusted code.

    `values` has one value per step that returned; `inputs_after` one tuple per step, its
    arguments as they were after the last call (empty when the case did not return). Each of them
    is a `Value`; they are typed loosely because every use must look before it believes.
    `retried` says that the case ran twice, because its first process was lost through no
    doing of its own.
    """

    outcome: Outcome
    values: tuple[Any, ...] = ()
    inputs_after: tuple[tuple[Any, ...], ...] = ()
    global_random_touched: bool = False
    warnings: tuple[str, ...] = ()
    stdout: str = ""
    stderr: str = ""
    time_ms: float = 0.0
    retried: bool = False
