"""Who practises: an anonymous learner, and the date they prepare for."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, bindparam, delete, select
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from server.store.base import ID_LENGTH, Base, UTCDateTime, new_id


class Learner(Base):
    __tablename__ = "learners"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Preferences(Base):
    """What a learner has set for themselves."""

    __tablename__ = "preferences"

    learner_id: Mapped[str] = mapped_column(
        ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True
    )
    interview_on: Mapped[date | None]


async def create(session: AsyncSession, now: datetime) -> Learner:
    learner = Learner(id=new_id(), created_at=now)
    session.add(learner)
    await session.flush()
    return learner


async def find(session: AsyncSession, learner_id: str) -> Learner | None:
    return await session.get(Learner, learner_id)


_KNOWN = select(Learner.__table__.c.id).where(Learner.__table__.c.id == bindparam("of"))


def exists(connection: Connection, learner_id: str) -> bool:
    """Tell whether a learner is known; every request asks, so nothing more is read."""
    return connection.execute(_KNOWN, {"of": learner_id}).first() is not None


async def remove(session: AsyncSession, learner_id: str) -> None:
    """Delete the learner and, through the foreign keys, everything of theirs."""
    await session.execute(delete(Learner).where(Learner.id == learner_id))


async def interview_date(session: AsyncSession, learner_id: str) -> date | None:
    preferences = await session.get(Preferences, learner_id)
    return preferences.interview_on if preferences else None


async def set_interview_date(session: AsyncSession, learner_id: str, day: date | None) -> None:
    await session.merge(Preferences(learner_id=learner_id, interview_on=day))
    await session.flush()
