"""Quiz sessions: the questions drawn for one, and how far the learner is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column
from typing_extensions import TypedDict

from server.store.base import ID_LENGTH, Base, UTCDateTime, new_id


class Item(TypedDict):
    """A question of the quiz and the seed it is drawn with."""

    question: str
    seed: int


class Quiz(Base):
    """A session: its items in the order asked, and when the current one was first shown."""

    __tablename__ = "quiz_sessions"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    learner_id: Mapped[str] = mapped_column(
        ForeignKey("learners.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    shown_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    items: Mapped[list[Item]] = mapped_column(JSON)
    skipped: Mapped[int] = mapped_column(default=0)


async def create(
    session: AsyncSession, learner_id: str, items: list[Item], *, now: datetime
) -> Quiz:
    quiz = Quiz(
        id=new_id(),
        learner_id=learner_id,
        created_at=now,
        finished_at=None,
        shown_at=None,
        items=items,
        skipped=0,
    )
    session.add(quiz)
    await session.flush()
    return quiz


async def find(session: AsyncSession, quiz_id: str, learner_id: str) -> Quiz | None:
    """Give the learner's own quiz; somebody else's is not there."""
    found = await session.get(Quiz, quiz_id)
    return found if found is not None and found.learner_id == learner_id else None


async def unfinished(session: AsyncSession, learner_id: str) -> Quiz | None:
    """Give the newest quiz that waits to be gone on with."""
    statement = (
        select(Quiz)
        .where(Quiz.learner_id == learner_id, Quiz.finished_at.is_(None))
        .order_by(Quiz.created_at.desc())
        .limit(1)
    )
    return (await session.scalars(statement)).first()


async def all_of(session: AsyncSession, learner_id: str) -> list[Quiz]:
    statement = select(Quiz).where(Quiz.learner_id == learner_id).order_by(Quiz.created_at)
    return list(await session.scalars(statement))
