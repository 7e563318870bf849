"""What can go wrong on our side of the sandbox.

    SandboxError
    ├── Unavailable       nothing may be graded here; says why and what to do
    ├── Overloaded        the queue is full; says how long it is and when to come back
    ├── Unsendable        an argument of ours that the protocol has no form for
    └── ProtocolError     a frame that breaks the protocol (becomes an outcome, never escapes)
        ├── TooLarge          a result beyond its limit
        └── CallsTooLarge     calls of given functions beyond theirs

What the learner's code does wrong is never an exception but an `Outcome`.
"""


class SandboxError(Exception):
    """Root of what the sandbox raises."""


class Unavailable(SandboxError):
    """Isolation could not be proved, so nothing runs."""


class Overloaded(SandboxError):
    """The queue of waiting jobs is full."""

    def __init__(self, queue_length: int, retry_after_s: int) -> None:
        super().__init__(
            f"{queue_length} submissions are waiting already; try again in {retry_after_s} s"
        )
        self.queue_length = queue_length
        self.retry_after_s = retry_after_s


class Unsendable(SandboxError):
    """A value that has no form on the wire."""


class ProtocolError(SandboxError):
    """Bytes from the child that are no frame, no value, or not the one that was asked for."""


class TooLarge(ProtocolError):
    """A frame beyond the limit of the case."""


class CallsTooLarge(ProtocolError):
    """Arguments of the calls of the grader's functions, beyond the limit of the case."""
