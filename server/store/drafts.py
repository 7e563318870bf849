"""Code that a learner has begun and not yet submitted, one draft an exercise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from server.store.base import Base, UTCDateTime


class Draft(Base):
    __tablename__ = "drafts"

    learner_id: Mapped[str] = mapped_column(
        ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True
    )
    exercise: Mapped[str] = mapped_column(String(120), primary_key=True)
    source: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(UTCDateTime)


async def find(session: AsyncSession, learner_id: str, exercise: str) -> Draft | None:
    return await session.get(Draft, (learner_id, exercise))


async def save(
    session: AsyncSession, learner_id: str, exercise: str, source: str, *, now: datetime
) -> None:
    await session.merge(
        Draft(learner_id=learner_id, exercise=exercise, source=source, saved_at=now)
    )
    await session.flush()


async def remove(session: AsyncSession, learner_id: str, exercise: str) -> None:
    await session.execute(
        delete(Draft).where(Draft.learner_id == learner_id, Draft.exercise == exercise)
    )


async def of_learner(session: AsyncSession, learner_id: str) -> Sequence[Draft]:
    statement = select(Draft).where(Draft.learner_id == learner_id).order_by(Draft.exercise)
    return (await session.scalars(statement)).all()
