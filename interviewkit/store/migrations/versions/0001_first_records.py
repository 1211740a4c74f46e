"""The first records: people, positions, candidates, kits, interviews with their events, evaluations, documents."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

Text = sa.Text()
Json = sa.JSON().with_variant(JSONB(), "postgresql")
Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _people_and_plans()
    _interviews()
    _submissions()


def _column(name: str, type_: Any, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=nullable)


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [_column(name, Text) for name in names]


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="RESTRICT")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _people_and_plans() -> None:
    op.create_table(
        "users",
        *_texts("id", "login", "name", "password_hash"),
        _column("roles", Json),
        _column("lang", Text, nullable=True),
        _column("active", sa.Boolean()),
        _column("created_at", Moment),
        _key("users", "id"),
        _unique("users", "login"),
    )
    op.create_table(
        "positions",
        *_texts("id", "title", "pack", "requirements", "features", "created_by"),
        _column("created_at", Moment),
        _column("archived_at", Moment, nullable=True),
        _key("positions", "id"),
        _to("positions", "created_by", "users"),
    )
    op.create_table(
        "candidates",
        *_texts("id", "position_id", "code", "name", "verify", "gaps", "growth", "created_by"),
        _column("created_at", Moment),
        _key("candidates", "id"),
        _to("candidates", "position_id", "positions"),
        _to("candidates", "created_by", "users"),
        _unique("candidates", "code"),
    )
    _index("candidates", "position_id", "created_at")
    op.create_table(
        "kits",
        *_texts("id", "position_id", "name", "pack"),
        _column("planned_minutes", sa.Float()),
        _column("content", Json),
        _column("version", sa.Integer()),
        _column("created_by", Text),
        _column("created_at", Moment),
        _column("updated_at", Moment),
        _key("kits", "id"),
        _to("kits", "position_id", "positions"),
        _to("kits", "created_by", "users"),
    )
    _index("kits", "position_id", "updated_at")


def _interviews() -> None:
    op.create_table(
        "interviews",
        *_texts("id", "position_id", "candidate_id", "interviewer_id"),
        _column("kit_id", Text, nullable=True),
        *_texts("lang", "purpose", "entry"),
        _column("scheduled_at", Moment),
        _column("planned_minutes", sa.Float()),
        _column("kit", Json),
        _column("created_by", Text),
        _column("created_at", Moment),
        _column("submitted_at", Moment, nullable=True),
        _key("interviews", "id"),
        _to("interviews", "position_id", "positions"),
        _to("interviews", "candidate_id", "candidates"),
        _to("interviews", "interviewer_id", "users"),
        _to("interviews", "kit_id", "kits"),
        _to("interviews", "created_by", "users"),
    )
    for one in ("interviewer_id", "position_id", "candidate_id"):
        _index("interviews", one, "scheduled_at", "id")
    _index("interviews", "scheduled_at", "id")
    still_open = sa.text("submitted_at IS NULL")
    op.create_index(
        "ix_interviews_open",
        "interviews",
        ["scheduled_at", "id"],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_table(
        "events",
        *_texts("interview_id", "id"),
        _column("seq", sa.Integer()),
        *_texts("at", "kind"),
        _column("data", Json),
        _column("received_at", Moment),
        _key("events", "interview_id", "id"),
        _to("events", "interview_id", "interviews"),
        _unique("events", "interview_id", "seq"),
    )


def _submissions() -> None:
    op.create_table(
        "evaluations",
        *_texts("interview_id", "log", "content_hash"),
        _column("weighted", sa.Float(), nullable=True),
        _column("ratings", Json),
        _column("recommendation", Text, nullable=True),
        _column("submitted_at", Moment),
        _key("evaluations", "interview_id"),
        _to("evaluations", "interview_id", "interviews"),
    )
    op.create_table(
        "documents",
        *_texts("id", "kind", "subject_id", "lang", "content_key", "status"),
        _column("tries", sa.Integer()),
        _column("leased_until", Moment, nullable=True),
        _column("error", Text, nullable=True),
        _column("created_at", Moment),
        _column("done_at", Moment, nullable=True),
        _key("documents", "id"),
        _unique("documents", "content_key"),
    )
    _index("documents", "subject_id", "created_at")
    _index("documents", "status", "created_at")
