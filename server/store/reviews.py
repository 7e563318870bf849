"""When a learner should see a question again: the state of its FSRS card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from server.store.base import Base, UTCDateTime


class Review(Base):
    """A card. `state` is 1 learning, 2 review, 3 relearning; `stability` is in days."""

    __tablename__ = "reviews"
    __table_args__ = (Index("ix_reviews_learner_id_due", "learner_id", "due"),)

    learner_id: Mapped[str] = mapped_column(
        ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True
    )
    question: Mapped[str] = mapped_column(String(120), primary_key=True)
    due: Mapped[datetime] = mapped_column(UTCDateTime)
    state: Mapped[int]
    step: Mapped[int | None]
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    last_review: Mapped[datetime | None] = mapped_column(UTCDateTime)


async def find(session: AsyncSession, learner_id: str, question: str) -> Review | None:
    return await session.get(Review, (learner_id, question))


async def save(session: AsyncSession, review: Review) -> None:
    await session.merge(review)
    await session.flush()


async def of_learner(session: AsyncSession, learner_id: str) -> Sequence[Review]:
    """Give every card of the learner, the one due first first."""
    statement = (
        select(Review).where(Review.learner_id == learner_id).order_by(Review.due, Review.question)
    )
    return (await session.scalars(statement)).all()
