"""What Alembic runs: the steps, on the connection and in the transaction that `migrate` has opened."""

from __future__ import annotations

from alembic import context

from interviewkit.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by rebuilding it
    transactional_ddl=True,  # true of SQLite too, since our transactions begin by themselves
)
context.run_migrations()
