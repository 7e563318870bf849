"""Answers that learners rate themselves, or whose mark they overrule."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("answers", sa.Column("own_score", sa.Double))
    op.add_column("answers", sa.Column("own_points", sa.JSON))
