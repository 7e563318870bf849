"""Hints that a learner has opened: the highest rung of each exercise's ladder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from server.store.base import Base, UTCDateTime


class Hint(Base):
    """One opened hint; `rung` counts from 1."""

    __tablename__ = "hints"

    learner_id: Mapped[str] = mapped_column(
        ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True
    )
    exercise: Mapped[str] = mapped_column(String(120), primary_key=True)
    rung: Mapped[int] = mapped_column(primary_key=True)
    opened_at: Mapped[datetime] = mapped_column(UTCDateTime)


async def opened(session: AsyncSession, learner_id: str, exercise: str) -> int:
    """Give the highest rung opened, 0 for none."""
    statement = select(Hint.rung).where(Hint.learner_id == learner_id, Hint.exercise == exercise)
    return max(await session.scalars(statement), default=0)


async def open_rung(
    session: AsyncSession, learner_id: str, exercise: str, rung: int, *, now: datetime
) -> None:
    if await session.get(Hint, (learner_id, exercise, rung)) is None:
        session.add(Hint(learner_id=learner_id, exercise=exercise, rung=rung, opened_at=now))
        await session.flush()


async def of_learner(session: AsyncSession, learner_id: str) -> Sequence[Hint]:
    statement = select(Hint).where(Hint.learner_id == learner_id).order_by(Hint.exercise, Hint.rung)
    return (await session.scalars(statement)).all()
