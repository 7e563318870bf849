"""Submissions to exercises and their verdicts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.store.base import UTCDateTime

revision = "0003"
down_revision = "0002"

ID = sa.String(22)


def upgrade() -> None:
    op.create_table(
        "submissions",
        sa.Column("id", ID, primary_key=True),
        sa.Column(
            "learner_id", ID, sa.ForeignKey("learners.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("exercise", sa.String(120), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("seed", sa.Integer, nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("verdict", sa.JSON),
        sa.Column("submitted_at", UTCDateTime, nullable=False),
    )
    op.create_index("ix_submissions_learner_id_exercise", "submissions", ["learner_id", "exercise"])
    op.create_table(
        "full_verdicts",
        sa.Column(
            "submission_id",
            ID,
            sa.ForeignKey("submissions.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("verdict", sa.JSON, nullable=False),
    )
