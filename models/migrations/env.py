"""Run by alembic for each upgrade; see `models.migrations.upgrade`, the only caller."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,  # alembic believes SQLite cannot; with our own BEGIN it can
    transaction_per_migration=True,
)
context.run_migrations()
