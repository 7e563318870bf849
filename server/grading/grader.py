"""Grades submissions in this process: kept first, graded beside the requests, kept again."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

import structlog

from questions.exercise_paths import load_ways
from questions.exercise_schema import Exercise
from server.grading.expectations import Expectations
from server.grading.grade import grade
from server.grading.limiting import limits_of
from server.grading.progress import Watched
from server.grading.verdict import CaseVerdict, Verdict, redacted
from server.sandbox import Limits, Overloaded, Policy, Sandbox, Unavailable
from server.settings import Settings
from server.store import submissions
from server.store.base import Written, new_id
from server.store.store import Store
from server.store.submissions import SubmissionRow

log = structlog.get_logger()

T = TypeVar("T")

SEEDS = 2**31 - 1
SOURCE_BYTES = 64 * 1024
UNAVAILABLE_S = 5.0


class Stopped(Exception):
    """The process ends before what was asked for is there."""


class Grader:
    """Exercises, the sandbox, and the submissions that are being graded."""

    def __init__(
        self, exercises: Mapping[str, Exercise], sandbox: Sandbox, store: Store, limits: Limits
    ) -> None:
        self.exercises = exercises
        self.ways = load_ways(exercises)
        self.sandbox = sandbox
        self.store = store
        self.limits = limits
        self.expectations = Expectations()
        self._watched: dict[str, Watched] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()

    async def check(self) -> dict[str, Any]:
        """Say whether code can be isolated here, for `/readyz`."""
        status = self.sandbox.status()
        if status.tier is None:
            return {"ready": False, "reason": status.reason}
        return {"ready": True, "tier": status.tier}

    def demand_room(self) -> None:
        """Raise Unavailable or Overloaded when a submission would not be graded soon."""
        status = self.sandbox.status()
        if status.tier is None:
            raise Unavailable(status.reason)
        if len(self._tasks) >= self.sandbox.policy.waiting:
            raise Overloaded(len(self._tasks), 5)

    def begin(self, row: SubmissionRow, kept: asyncio.Future[None] | None = None) -> Watched:
        """Start grading a submission that is kept already, or is while it is graded."""
        watched = self._watched[row.id] = Watched(dismissed=self._stopping.is_set())
        task = asyncio.create_task(self._grade(row, watched, kept))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return watched

    def watched(self, submission_id: str) -> Watched | None:
        """Give what is being graded now; None when it is not."""
        return self._watched.get(submission_id)

    async def run_visible(self, exercise: Exercise, source: str) -> Verdict:
        """Grade the visible cases only, and keep nothing."""
        cases = [case for case in exercise.fixed if case.visible]
        return await grade(
            exercise,
            source,
            cases=cases,
            seed=0,
            sandbox=self.sandbox,
            limits=limits_of(exercise, self.limits),
            expectations=self.expectations,
            on_case=_ignore,
            with_states=True,
        )

    async def resume(self) -> None:
        """Grade what an earlier process left behind."""
        async with self.store.reading() as session:
            rows = await submissions.unfinished(session)
        for row in rows:
            if row.exercise in self.exercises:
                self.begin(row)

    def dismiss(self) -> None:
        """Let go of everybody who waits, now and later: the process is about to end."""
        self._stopping.set()
        for watched in list(self._watched.values()):
            watched.dismiss()

    async def unless_stopped(self, work: Coroutine[Any, Any, T]) -> T:
        """Give what comes of work that is kept nowhere. Raises Stopped when we end first."""
        working = asyncio.ensure_future(work)
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait([working, stopping], return_when=asyncio.FIRST_COMPLETED)
            if working.done():
                return await working
            raise Stopped
        finally:
            working.cancel()
            stopping.cancel()
            await asyncio.gather(working, stopping, return_exceptions=True)

    async def close(self) -> None:
        """Stop grading; what is unfinished is resumed at the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _grade(
        self, row: SubmissionRow, watched: Watched, kept: asyncio.Future[None] | None
    ) -> None:
        try:
            verdict = await self._verdict(row, watched)
            if kept is not None and not await _is_kept(kept):
                return
            shown = redacted(verdict) if verdict.status != "passed" else verdict
            # Who passes sees everything, so there is nothing more to keep.
            full = None if shown is verdict else Written(verdict.model_dump_json())
            written = Written(shown.model_dump_json())
            keep = partial(
                submissions.finish,
                submission_id=row.id,
                status=verdict.status,
                shown=written,
                full=full,
            )
            await self.store.write(keep)
            watched.passed = written if verdict.status == "passed" else None
        finally:
            watched.finish()
            self._watched.pop(row.id, None)

    async def _verdict(self, row: SubmissionRow, watched: Watched) -> Verdict:
        exercise = self.exercises[row.exercise]
        try:
            return await self._patiently(exercise, row, watched)
        except Exception as error:
            log.exception("grading.failed", submission=row.id, exc_info=error)
            message = "This could not be graded, by a fault of ours. Please submit it again."
            return Verdict(status="did_not_run", outcome="crashed", message=message, seed=row.seed)

    async def _patiently(self, exercise: Exercise, row: SubmissionRow, watched: Watched) -> Verdict:
        while True:
            try:
                return await grade(
                    exercise,
                    row.source,
                    cases=exercise.cases(row.seed),
                    seed=row.seed,
                    sandbox=self.sandbox,
                    limits=limits_of(exercise, self.limits),
                    expectations=self.expectations,
                    on_case=watched.add,
                )
            except Overloaded as error:
                await asyncio.sleep(error.retry_after_s)
            except Unavailable:
                # Accepted is accepted: the sandbox tries to come back, and so do we.
                await asyncio.sleep(UNAVAILABLE_S)


async def _is_kept(kept: asyncio.Future[None]) -> bool:
    """Wait until a submission is kept; why it can't be is told to whoever submitted it."""
    if not kept.done():
        await asyncio.wait([kept])
    return not kept.cancelled() and kept.exception() is None


def _ignore(_case: CaseVerdict) -> None:
    """Nobody watches a run."""


def new_submission(exercise: str, source: str) -> SubmissionRow:
    """Give a submission with a seed of its own, which decides its hidden cases; no learner yet."""
    return SubmissionRow(
        id=new_id(),
        exercise=exercise,
        source=source,
        seed=secrets.randbelow(SEEDS),
        status="queued",
        submitted_at=datetime.now(UTC),
    )


@asynccontextmanager
async def open_grader(
    settings: Settings, exercises: Mapping[str, Exercise], store: Store
) -> AsyncIterator[Grader]:
    """Start the sandbox and the grader on top of it, and end both."""
    limits = Limits(
        wall_s=settings.sandbox_wall_s,
        cpu_s=settings.sandbox_cpu_s,
        memory_bytes=settings.sandbox_memory_mb * 2**20,
        output_bytes=settings.sandbox_output_kb * 2**10,
        source_bytes=SOURCE_BYTES,
        result_bytes=settings.sandbox_result_mb * 2**20,
    )
    async with Sandbox(limits, policy=_policy(settings)) as sandbox:
        if sandbox.tier is None:
            log.warning("sandbox.unavailable", reason=sandbox.status().reason)
        grader = Grader(exercises, sandbox, store, limits)
        await grader.resume()
        try:
            yield grader
        finally:
            await grader.close()


def _policy(settings: Settings) -> Policy:
    return Policy(
        spares=settings.sandbox_pool,
        waiting=settings.sandbox_queue,
        allow_minimal=settings.sandbox_policy == "minimal",
        unsafe_local=settings.sandbox_policy == "unsafe-local",
    )
