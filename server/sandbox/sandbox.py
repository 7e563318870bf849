import sys
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, TypeAlias

from .errors import SandboxError, Unavailable
from .gate import Gate
from .job import Job
from .limits import Limits
from .policy import Policy
from .pool import Pool
from .selftest import prove
from .unsafe import UnsafeStarter, available
from .zygote import Zygote

Tier: TypeAlias = Literal["full", "standard", "minimal", "unsafe"]


@dataclass(frozen=True, slots=True)
class Status:
    """What a health page shows; `reason` says why there is no tier."""

    tier: Tier | None
    reason: str
    running: int
    waiting: int
    spares: int
    zygotes: int


class Sandbox:
    """Runs untrusted Python and returns values: an async context manager.

    Entering it starts the zygote and proves the isolation. Where that fails the sandbox is still
    entered, so that the rest of the app runs: `tier` is None, `status().reason` says why, and
    every job raises Unavailable.
    """

    def __init__(self, limits: Limits | None = None, *, policy: Policy | None = None) -> None:
        self.limits = limits or Limits()
        self.policy = policy or Policy()
        self.tier: Tier | None = None
        self._reason = "the sandbox was not started"
        self._stopped = False
        self._gate = Gate(running=self.policy.running, waiting=self.policy.waiting)
        self._pool = Pool(
            self.policy,
            self_test=self._self_test,
            on_failure=self._close_down,
            idle=lambda: self._gate.idle,
        )

    async def __aenter__(self) -> "Sandbox":
        try:
            _demand_system(self.policy)
            await self._pool.ready_zygote()
        except SandboxError as error:
            self._reason = str(error)
        else:
            self._pool.refill()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.tier = None
        self._stopped = True
        self._reason = "the sandbox was stopped"
        await self._pool.close()

    def job(self, source: str, limits: Limits | None = None) -> Job:
        """One submission, to be entered. Raises Unavailable; entering raises Overloaded."""
        if self.tier is None:
            raise Unavailable(self._reason)
        return Job(self._pool, self._gate, source, limits or self.limits)

    def status(self) -> Status:
        """Give the state of affairs."""
        return Status(
            self.tier,
            self._reason if self.tier is None else "",
            self._gate.running,
            self._gate.waiting,
            len(self._pool.spares),
            self._pool.generation,
        )

    async def settle(self) -> None:
        """Wait until the spares are complete and every ended child is gone."""
        await self._pool.settle()

    async def _self_test(self, zygote: Zygote | UnsafeStarter) -> None:
        """Prove a new zygote; without proof there is no tier. Raises Unavailable.

        Until it is refused, what was proved before goes on: nothing runs in the new one yet.
        """
        if self.policy.unsafe_local:
            self.tier = "unsafe"
            return
        await prove(zygote)
        tier = _tier(zygote.landlock_abi, self.policy)
        if not self._stopped:
            self.tier = tier

    def _close_down(self, error: Unavailable) -> None:
        """Run nothing more; the pool tries again now and then."""
        if not self._stopped:
            self.tier = None
            self._reason = str(error)


def _tier(landlock_abi: int, policy: Policy) -> Tier:
    if landlock_abi >= 6:
        return "full"
    if landlock_abi >= 1:
        return "standard"
    if policy.allow_minimal:
        return "minimal"
    raise Unavailable(
        "this kernel offers no Landlock (or it is switched off), and the tier without it "
        "must be allowed explicitly"
    )


def _demand_system(policy: Policy) -> None:
    if policy.unsafe_local and available():
        return
    if sys.platform != "linux":
        raise Unavailable(
            f"code can be isolated on Linux only, and this is {sys.platform}: run the container"
        )
