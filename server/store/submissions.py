"""Submissions: the source, and what was found.

The full verdict of hidden cases stands in a table of its own: it is no learner's to take out before
the exercise is solved.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Text,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from server.store.base import ID_LENGTH, Base, UTCDateTime, Written, new_id


class SubmissionRow(Base):
    """One submission; `verdict` is None until it is graded, and then holds what may be shown."""

    __tablename__ = "submissions"
    __table_args__ = (Index("ix_submissions_learner_id_exercise", "learner_id", "exercise"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    learner_id: Mapped[str] = mapped_column(ForeignKey("learners.id", ondelete="CASCADE"))
    exercise: Mapped[str] = mapped_column(String(120))
    source: Mapped[str] = mapped_column(Text)
    seed: Mapped[int] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(String(12), default="queued")
    verdict: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    submitted_at: Mapped[datetime] = mapped_column(UTCDateTime)


class FullVerdict(Base):
    """A submission's verdict with everything in it, for when the exercise is solved."""

    __tablename__ = "full_verdicts"

    submission_id: Mapped[str] = mapped_column(
        ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True
    )
    verdict: Mapped[Any] = mapped_column(JSON)


# Written without the ORM, whose bookkeeping for one row takes several times as long as SQLite, and
# built once, which takes as long again.
_SUBMISSIONS = Base.metadata.tables["submissions"]
_FULL_VERDICTS = Base.metadata.tables["full_verdicts"]
_COLUMNS = tuple(column.name for column in _SUBMISSIONS.columns)
_ADD = insert(_SUBMISSIONS)
_FIND = select(_SUBMISSIONS).where(_SUBMISSIONS.c.id == bindparam("of"))
_FINISH = (
    update(_SUBMISSIONS)
    .where(_SUBMISSIONS.c.id == bindparam("of"))
    .values(status=bindparam("found"), verdict=bindparam("shown"))
)
_FULL = select(_FULL_VERDICTS.c.verdict).where(_FULL_VERDICTS.c.submission_id == bindparam("of"))
_DROP_FULL = delete(_FULL_VERDICTS).where(_FULL_VERDICTS.c.submission_id == bindparam("of"))
_ADD_FULL = insert(_FULL_VERDICTS)
_PASSED = (
    select(_SUBMISSIONS.c.id)
    .where(
        _SUBMISSIONS.c.learner_id == bindparam("by"),
        _SUBMISSIONS.c.exercise == bindparam("to"),
        _SUBMISSIONS.c.status == "passed",
    )
    .limit(1)
)


def add(connection: Connection, row: SubmissionRow) -> None:
    connection.execute(_ADD, {name: getattr(row, name) for name in _COLUMNS})


def find(connection: Connection, submission_id: str) -> Row[Any] | None:
    """Give a submission's row, with the fields of a SubmissionRow."""
    return connection.execute(_FIND, {"of": submission_id}).first()


def full_verdict(connection: Connection, submission_id: str) -> Any | None:
    return connection.execute(_FULL, {"of": submission_id}).scalar()


def finish(
    connection: Connection, submission_id: str, status: str, *, shown: Written, full: Written | None
) -> None:
    """Keep a verdict, and a fuller one if there is; a deleted submission stays deleted."""
    values = {"of": submission_id, "found": status, "shown": shown}
    if connection.execute(_FINISH, values).rowcount and full is not None:
        connection.execute(_DROP_FULL, {"of": submission_id})
        connection.execute(_ADD_FULL, {"submission_id": submission_id, "verdict": full})


def is_solved(connection: Connection, learner_id: str | None, exercise: str) -> bool:
    return connection.execute(_PASSED, {"by": learner_id, "to": exercise}).first() is not None


async def standing(session: AsyncSession, learner_id: str | None) -> dict[str, str]:
    """Give "solved" or "tried" for every exercise that was attempted.

    What did not run, and what isn't graded yet, is no attempt.
    """
    statement = select(SubmissionRow.exercise, SubmissionRow.status).where(
        SubmissionRow.learner_id == learner_id, SubmissionRow.status.in_(("passed", "failed"))
    )
    result: dict[str, str] = {}
    for exercise, status in (await session.execute(statement)).tuples():
        if status == "passed" or exercise not in result:
            result[exercise] = "solved" if status == "passed" else "tried"
    return result


async def history(
    session: AsyncSession, learner_id: str | None, exercise: str, *, limit: int = 20
) -> Sequence[SubmissionRow]:
    """Give the learner's submissions to an exercise, newest first."""
    statement = (
        select(SubmissionRow)
        .where(SubmissionRow.learner_id == learner_id, SubmissionRow.exercise == exercise)
        .order_by(SubmissionRow.submitted_at.desc(), SubmissionRow.id)
        .limit(limit)
    )
    return (await session.scalars(statement)).all()


async def unfinished(session: AsyncSession) -> Sequence[SubmissionRow]:
    """Give what a process left ungraded when it ended."""
    statement = select(SubmissionRow).where(SubmissionRow.status == "queued")
    return (await session.scalars(statement.order_by(SubmissionRow.submitted_at))).all()
