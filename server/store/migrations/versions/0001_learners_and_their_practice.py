"""Learners, their quizzes, answers and reviews; drafts, hints and tokens."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.store.base import UTCDateTime

revision = "0001"
down_revision = None

ID = sa.String(22)
NAME = sa.String(120)


def _learner_id(*, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(
        "learner_id",
        ID,
        sa.ForeignKey("learners.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )


def upgrade() -> None:
    _create_learners()
    _create_quizzes()
    _create_reviews()
    _create_exercise_work()
    _create_tokens()


def _create_learners() -> None:
    op.create_table(
        "learners",
        sa.Column("id", ID, primary_key=True),
        sa.Column("created_at", UTCDateTime, nullable=False),
    )
    op.create_table(
        "preferences",
        _learner_id(primary_key=True),
        sa.Column("interview_on", sa.Date),
    )


def _create_quizzes() -> None:
    op.create_table(
        "quiz_sessions",
        sa.Column("id", ID, primary_key=True),
        _learner_id(),
        sa.Column("created_at", UTCDateTime, nullable=False),
        sa.Column("finished_at", UTCDateTime),
        sa.Column("shown_at", UTCDateTime),
        sa.Column("items", sa.JSON, nullable=False),
        sa.Column("skipped", sa.Integer, nullable=False),
    )
    op.create_index("ix_quiz_sessions_learner_id", "quiz_sessions", ["learner_id"])
    op.create_table(
        "answers",
        sa.Column("id", ID, primary_key=True),
        _learner_id(),
        sa.Column("quiz_id", ID, sa.ForeignKey("quiz_sessions.id", ondelete="CASCADE")),
        sa.Column("position", sa.Integer),
        sa.Column("question", NAME, nullable=False),
        sa.Column("seed", sa.Integer, nullable=False),
        sa.Column("answer", sa.JSON, nullable=False),
        sa.Column("correct", sa.Boolean),
        sa.Column("score", sa.Double, nullable=False),
        sa.Column("confidence", sa.Double),
        sa.Column("hint_used", sa.Boolean, nullable=False),
        sa.Column("rating", sa.String(5), nullable=False),
        sa.Column("answered_at", UTCDateTime, nullable=False),
        sa.UniqueConstraint("quiz_id", "position"),
    )
    op.create_index("ix_answers_learner_id_answered_at", "answers", ["learner_id", "answered_at"])


def _create_reviews() -> None:
    op.create_table(
        "reviews",
        _learner_id(primary_key=True),
        sa.Column("question", NAME, primary_key=True),
        sa.Column("due", UTCDateTime, nullable=False),
        sa.Column("state", sa.Integer, nullable=False),
        sa.Column("step", sa.Integer),
        sa.Column("stability", sa.Double),
        sa.Column("difficulty", sa.Double),
        sa.Column("last_review", UTCDateTime),
    )
    op.create_index("ix_reviews_learner_id_due", "reviews", ["learner_id", "due"])


def _create_exercise_work() -> None:
    op.create_table(
        "drafts",
        _learner_id(primary_key=True),
        sa.Column("exercise", NAME, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("saved_at", UTCDateTime, nullable=False),
    )
    op.create_table(
        "hints",
        _learner_id(primary_key=True),
        sa.Column("exercise", NAME, primary_key=True),
        sa.Column("rung", sa.Integer, primary_key=True),
        sa.Column("opened_at", UTCDateTime, nullable=False),
    )


def _create_tokens() -> None:
    op.create_table(
        "tokens",
        sa.Column("id", ID, primary_key=True),
        _learner_id(),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("ends_with", sa.String(4), nullable=False),
        sa.Column("created_at", UTCDateTime, nullable=False),
    )
    op.create_index("ix_tokens_learner_id", "tokens", ["learner_id"])
