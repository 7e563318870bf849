"""Runs migrations on the connection that `server.store.migrating` hands over."""

from __future__ import annotations

from alembic import context

from server.store.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    # Gives migrations the house's names for constraints.
    target_metadata=Base.metadata,
    # SQLite changes a table by making it anew.
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
