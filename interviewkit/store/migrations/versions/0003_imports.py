"""Files of questions that wait for their import."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "imports",
        *[sa.Column(name, sa.Text(), nullable=False) for name in ("id", "name", "content")],
        sa.Column("outcome", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=True),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
        sa.ForeignKeyConstraint(["created_by"], ["users.id"], name=op.f("fk_imports_created_by"), ondelete="RESTRICT"),
    )
    op.create_index(op.f("ix_imports_created_at"), "imports", ["created_at"])
