"""Bearer tokens of the API. Only a token's SHA-256 is kept; its text is shown once."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, String, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from server.store.base import ID_LENGTH, Base, UTCDateTime, new_id

PREFIX = "unroll_"


class Token(Base):
    """A token without its text; `ends_with` lets its owner tell it from others."""

    __tablename__ = "tokens"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    learner_id: Mapped[str] = mapped_column(
        ForeignKey("learners.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(String(80))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    ends_with: Mapped[str] = mapped_column(String(4))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


async def create(
    session: AsyncSession, learner_id: str, name: str, *, now: datetime
) -> tuple[Token, str]:
    """Give the new token and its text, which can't be had again."""
    text = PREFIX + secrets.token_urlsafe(32)
    token = Token(
        id=new_id(),
        learner_id=learner_id,
        name=name,
        sha256=_digest(text),
        ends_with=text[-4:],
        created_at=now,
    )
    session.add(token)
    await session.flush()
    return token, text


async def owner(session: AsyncSession, text: str) -> str | None:
    """Give the id of the learner whose token this is."""
    statement = select(Token.learner_id).where(Token.sha256 == _digest(text))
    return (await session.scalars(statement)).first()


async def of_learner(session: AsyncSession, learner_id: str) -> Sequence[Token]:
    statement = select(Token).where(Token.learner_id == learner_id).order_by(Token.created_at)
    return (await session.scalars(statement)).all()


async def count(session: AsyncSession, learner_id: str) -> int:
    statement = select(func.count()).where(Token.learner_id == learner_id)
    return (await session.scalars(statement)).one()


async def remove(session: AsyncSession, learner_id: str, token_id: str) -> bool:
    """Delete the learner's token; False when they have no such token."""
    statement = (
        delete(Token)
        .where(Token.id == token_id, Token.learner_id == learner_id)
        .returning(Token.id)
    )
    return (await session.scalars(statement)).first() is not None


def _digest(text: str) -> str:
    # 256 random bits need no salt and no slow hash: nothing shorter can be tried out.
    return hashlib.sha256(text.encode()).hexdigest()
