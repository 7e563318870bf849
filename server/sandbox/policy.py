import os
from dataclasses import dataclass, field

MAX_WAITING = 64
MAX_JOBS_PER_ZYGOTE = 2_000


def usable_cores() -> int:
    """Cores that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Policy:
    """How the pool behaves and which isolation is demanded.

    `landlock=False` switches Landlock off, which leaves the tier `minimal`; a tier of `minimal`
    is accepted only with `allow_minimal=True`. `unsafe_local=True` runs code with no isolation
    at all, for a learner's own machine: the caller must see to it that only loopback can ask.
    `uid` and `gid` are taken by every child when the server runs as root.
    """

    running: int = field(default_factory=usable_cores)
    spares: int = field(default_factory=lambda: 2 * usable_cores())
    waiting: int = MAX_WAITING
    jobs_per_zygote: int = MAX_JOBS_PER_ZYGOTE
    landlock: bool = True
    allow_minimal: bool = False
    unsafe_local: bool = False
    uid: int = 65534
    gid: int = 65534
    start_timeout_s: float = 60.0

    def __post_init__(self) -> None:
        if self.running < 1 or self.jobs_per_zygote < 1:
            raise ValueError("running and jobs_per_zygote must be at least 1")
        if self.spares < 0 or self.waiting < 0:
            raise ValueError("spares and waiting must not be negative")
        if not (0 < self.uid < 2**32 - 1 and 0 < self.gid < 2**32 - 1):
            raise ValueError("uid and gid must be those of an ordinary user")
