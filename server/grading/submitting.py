"""What the pages and the API do with submissions: keep one, wait for it, tell it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from fastapi import Request
from pydantic import ValidationError
from sqlalchemy import Row
from sqlalchemy.engine import Connection

from questions.exercise_schema import Exercise
from server.grading.grader import Grader, Stopped, new_submission
from server.grading.progress import Watched
from server.grading.verdict import Submission, Verdict
from server.learner import Learner
from server.routes.errors import Problem
from server.sandbox import Overloaded, Unavailable
from server.store import submissions
from server.store.submissions import SubmissionRow

# About what a start takes.
RETRY_S = 5


def grader_of(request: Request) -> Grader:
    grader: Grader = request.app.state.grader
    return grader


def exercise_of(request: Request, slug: str) -> Exercise:
    """Give an exercise. Raises Problem 404 when there is none of this name."""
    found = grader_of(request).exercises.get(slug)
    if found is None:
        raise Problem(404, "No such exercise", "GET /api/v1/exercises lists all there are.")
    return found


async def submit(
    request: Request, learner: Learner, exercise: Exercise, source: str
) -> tuple[SubmissionRow, Watched]:
    """Keep a submission and begin to grade it. Raises Problem 503 when nothing can be graded."""
    grader = grader_of(request)
    try:
        grader.demand_room()
    except (Unavailable, Overloaded) as error:
        raise busy(error) from error
    row = new_submission(exercise.slug, source)
    kept: asyncio.Future[None] = asyncio.ensure_future(_keep(learner, row))
    watched = grader.begin(row, kept)
    # Whoever has gone meanwhile finds it among their submissions.
    await asyncio.shield(kept)
    return row, watched


async def _keep(learner: Learner, row: SubmissionRow) -> None:
    # A turn of the loop later the source is on its way to a child, which takes as long to load it.
    await asyncio.sleep(0)
    if learner.id is None:
        async with learner.store.transaction() as session:
            await learner.keep(session)
    row.learner_id = learner.id or ""
    await learner.store.write(partial(submissions.add, row=row))


async def is_graded(grader: Grader, submission_id: str, wait_s: float) -> bool:
    """Wait for a verdict, and tell whether it is there."""
    watched = grader.watched(submission_id)
    if watched is None:
        return True
    await watched.wait(wait_s)
    return watched.done


async def find_submission(request: Request, submission_id: str) -> Row[Any]:
    """Give a submission. Raises Problem 404: an id is known to whoever submitted."""
    store = grader_of(request).store
    row = await store.read(partial(submissions.find, submission_id=submission_id))
    if row is None:
        raise _unknown()
    return row


async def told(request: Request, submission_id: str) -> Submission:
    """Give a submission as it may be shown: hidden cases open up once its learner solved it."""
    store = grader_of(request).store
    row, kept = await store.read(partial(_row_and_verdict, submission_id=submission_id))
    if row is None:
        raise _unknown()
    verdict = _read(kept) if row.status != "queued" else Verdict(status="queued", seed=row.seed)
    return _named(row, verdict)


def _row_and_verdict(connection: Connection, submission_id: str) -> tuple[Row[Any] | None, Any]:
    row = submissions.find(connection, submission_id)
    if row is None:
        return None, None
    if row.status == "failed" and submissions.is_solved(connection, row.learner_id, row.exercise):
        return row, submissions.full_verdict(connection, submission_id) or row.verdict
    return row, row.verdict


async def told_after(
    request: Request, row: SubmissionRow, watched: Watched, wait_s: float
) -> tuple[str, bool]:
    """Wait for a submission's verdict; give it as JSON, and whether it is there."""
    await watched.wait(wait_s)
    if watched.passed is not None:
        # Nothing has to be looked up or kept back, and it is JSON already.
        return f'{watched.passed[:-1]},"id":"{row.id}","exercise":"{row.exercise}"}}', True
    return (await told(request, row.id)).model_dump_json(), watched.done


def _named(row: SubmissionRow | Row[Any], verdict: Verdict) -> Submission:
    return Submission.model_construct(id=row.id, exercise=row.exercise, **dict(verdict))


def _unknown() -> Problem:
    return Problem(404, "No such submission", "Its id is in the answer to submitting it.")


def _read(kept: object) -> Verdict:
    # A submission that was taken in from a learner's export holds what they wrote there.
    try:
        return Verdict.model_validate(kept)
    except ValidationError:
        return Verdict(status="did_not_run", message="The verdict was not kept.")


def busy(error: Unavailable | Overloaded | Stopped) -> Problem:
    """Give the answer for a sandbox that takes nothing now."""
    if isinstance(error, Stopped):
        detail = "It did not wait for your code to end. Run it again when the server is back."
        return Problem(503, "The server stops", detail, headers={"Retry-After": str(RETRY_S)})
    if isinstance(error, Overloaded):
        headers = {"Retry-After": str(error.retry_after_s)}
        return Problem(503, "Too many submissions wait", str(error), headers=headers)
    return Problem(503, "Nothing can be graded here", str(error))
