"""Answers as they were given, and how they were marked then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from server.store.base import ID_LENGTH, Base, UTCDateTime, new_id


class Answer(Base):
    """One answer, in a quiz (then `position` says where) or outside; `correct` may be unknown."""

    __tablename__ = "answers"
    __table_args__ = (
        UniqueConstraint("quiz_id", "position"),
        Index("ix_answers_learner_id_answered_at", "learner_id", "answered_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    learner_id: Mapped[str] = mapped_column(ForeignKey("learners.id", ondelete="CASCADE"))
    quiz_id: Mapped[str | None] = mapped_column(ForeignKey("quiz_sessions.id", ondelete="CASCADE"))
    position: Mapped[int | None]
    question: Mapped[str] = mapped_column(String(120))
    seed: Mapped[int]
    answer: Mapped[Any] = mapped_column(JSON)
    correct: Mapped[bool | None]
    score: Mapped[float]
    confidence: Mapped[float | None]
    hint_used: Mapped[bool] = mapped_column(default=False)
    rating: Mapped[str] = mapped_column(String(5))
    answered_at: Mapped[datetime] = mapped_column(UTCDateTime)
    # What the learner said of it: the key points they count as stated, and their share.
    own_score: Mapped[float | None]
    own_points: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))

    @property
    def counted(self) -> float:
        """Give the score that counts: the learner's own where they gave one."""
        return self.score if self.own_score is None else self.own_score


async def add(session: AsyncSession, answer: Answer) -> None:
    session.add(answer)
    await session.flush()


async def of_quiz(session: AsyncSession, quiz_id: str) -> list[Answer]:
    statement = select(Answer).where(Answer.quiz_id == quiz_id).order_by(Answer.position)
    return list(await session.scalars(statement))


async def of_learner(session: AsyncSession, learner_id: str) -> Sequence[Answer]:
    """Give every answer of the learner, oldest first."""
    statement = (
        select(Answer)
        .where(Answer.learner_id == learner_id)
        .order_by(Answer.answered_at, Answer.id)
    )
    return (await session.scalars(statement)).all()


async def of_question(session: AsyncSession, learner_id: str, question: str) -> Sequence[Answer]:
    """Give the learner's answers to one question, oldest first."""
    statement = (
        select(Answer)
        .where(Answer.learner_id == learner_id, Answer.question == question)
        .order_by(Answer.answered_at, Answer.id)
    )
    return (await session.scalars(statement)).all()
