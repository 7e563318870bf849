from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from types import TracebackType

from .conversation import Callbacks, ChildLost, Conversation, too_long
from .gate import Gate
from .limits import Limits
from .outcomes import CaseResult, Crashed, Outcome, Returned
from .pool import Pool
from .steps import Step

_NO_STEPS = CaseResult(Returned())


class Job:
    """One submission: an async context manager, within which its cases run one by one.

    A child lasts as long as the outcomes allow: after a crash, a time-out or the like the next
    case gets a new one, with the source loaded again. A child lost through no doing of its own
    is replaced once for each case, by one that is fresh: what ended it may have ended the waiting
    spares too. `retried` says so.
    """

    def __init__(self, pool: Pool, gate: Gate, source: str, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.retried = False
        self.loaded: CaseResult | None = None
        self._pool = pool
        self._gate = gate
        self._entered = 0.0
        self._lost = False
        self._conversation: Conversation | None = None

    async def __aenter__(self) -> "Job":
        self._entered = await self._gate.enter()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None and self._conversation is not None:
            self._pool.retire(self._conversation.child)
            self._conversation = None
        self._drop()
        self._gate.leave(self._entered)
        self._pool.refill()

    async def load(self) -> Outcome:
        """Run the module; its output and warnings are in `loaded` afterwards."""
        self.loaded = await self._persistently(self._fresh)
        return self.loaded.outcome

    async def run(
        self,
        steps: Sequence[Step],
        *,
        capture: bool = True,
        callbacks: Callbacks | None = None,
        wall_s: float | None = None,
    ) -> CaseResult:
        """Run one case, within the limits' time or `wall_s`.

        Its outcome is that of loading where the source does not load. Without `capture` nothing
        that was printed is returned (it still counts). `callbacks` are what `Callback` values
        in the steps call; they must return what can be sent.
        """

        async def attempt() -> CaseResult:
            if self._conversation is None and not isinstance(
                (loaded := await self._fresh()).outcome, Returned
            ):
                return loaded
            assert self._conversation is not None
            return await self._conversation.run(steps, callbacks or {}, wall_s=wall_s)

        result = await self._persistently(attempt)
        return result if capture else replace(result, stdout="", stderr="")

    async def run_together(
        self, cases: Sequence[Sequence[Step]], *, wall_s: float
    ) -> list[CaseResult] | None:
        """Run cases in one exchange with the child, with the source if that was not loaded yet.

        An exchange costs two changes of process. None where anything was raised, printed, warned
        of or drawn, or a limit was met, which then holds for all of it: load the source, and run
        the cases one by one, to tell whose it is. Their time is shared out evenly.
        """
        steps = [step for case in cases for step in case]
        if self._conversation is not None:
            result = await self.run(steps, wall_s=wall_s)
        else:
            result = await self._persistently(lambda: self._fresh(steps, wall_s=wall_s))
        eventful = result.warnings or result.stdout or result.stderr or result.global_random_touched
        if eventful or not isinstance(result.outcome, Returned):
            self.start_over()
            return None
        self.loaded = self.loaded or replace(result, values=(), inputs_after=())
        ends = list(accumulate(len(case) for case in cases))
        return [
            replace(
                result,
                values=result.values[begin:end],
                inputs_after=result.inputs_after[begin:end],
                time_ms=result.time_ms / len(cases),
            )
            for begin, end in pairwise((0, *ends))
        ]

    def start_over(self) -> None:
        """Run what comes in a new child: nothing of what ran so far shows in it."""
        self._drop()

    async def _fresh(
        self, steps: Sequence[Step] = (), *, wall_s: float | None = None
    ) -> CaseResult:
        """Give a new child with the source loaded, and what came of a first case."""
        if (refusal := too_long(self.source, self.limits)) is not None:
            return CaseResult(refusal)
        self._drop()
        child = await self._pool.take(fresh=self._lost)
        self._lost = False
        self._conversation = Conversation(child, self.limits)
        return await self._conversation.load(self.source, steps, wall_s=wall_s)

    async def _persistently(self, attempt: Callable[[], Awaitable[CaseResult]]) -> CaseResult:
        """Give the result of an attempt, made again once when its child was lost."""
        try:
            return await self._judged(attempt)
        except ChildLost:
            self.retried = self._lost = True
        try:
            return replace(await self._judged(attempt), retried=True)
        except ChildLost:
            return CaseResult(Crashed("it was killed from outside, twice"), retried=True)

    async def _judged(self, attempt: Callable[[], Awaitable[CaseResult]]) -> CaseResult:
        try:
            result = await attempt()
        except BaseException:
            self._drop()
            raise
        if (self._conversation is not None and self._conversation.over) or (
            not isinstance(result.outcome, Returned) and self.loaded is None
        ):
            self._drop()
        return result

    def _drop(self) -> None:
        if self._conversation is not None:
            self._pool.discard(self._conversation.child)
            self._conversation = None
