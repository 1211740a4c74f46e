"""The users' own questions with their versions, favourites and collections; asked questions are found by their id."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"

Text = sa.Text()
Json = sa.JSON().with_variant(JSONB(), "postgresql")
Moment = sa.DateTime(timezone=True)
Asked: Final = {"sqlite": "json_extract(data, '$.question')", "postgresql": "(data ->> 'question')"}


def upgrade() -> None:
    """Make the tables and the index."""
    _house_questions()
    _favourites()
    _asked()


def _column(name: str, type_: Any, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=nullable)


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [_column(name, Text) for name in names]


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="RESTRICT")


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _house_questions() -> None:
    op.create_table(
        "house_questions",
        *_texts("id", "pack", "competency"),
        _column("content", Json),
        _column("version", sa.Integer()),
        _column("changed", sa.Integer()),
        _column("copied_from", Text, nullable=True),
        _column("archived_at", Moment, nullable=True),
        _column("created_by", Text),
        _column("created_at", Moment),
        _column("updated_by", Text),
        _column("updated_at", Moment),
        _key("house_questions", "id"),
        _to("house_questions", "created_by", "users"),
        _to("house_questions", "updated_by", "users"),
    )
    _index("house_questions", "changed")
    _index("house_questions", "pack", "competency", "created_at", "id")
    op.create_table(
        "house_versions",
        _column("question_id", Text),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        _column("content", Json),
        _column("edited_by", Text),
        _column("at", Moment),
        _key("house_versions", "question_id", "version"),
        _to("house_versions", "question_id", "house_questions"),
        _to("house_versions", "edited_by", "users"),
    )
    op.create_table(
        "bank_state",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        _column("name", Text),
        _column("revision", sa.Integer()),
        _key("bank_state", "id"),
    )


def _favourites() -> None:
    op.create_table(
        "favourites",
        *_texts("user_id", "question_id"),
        _column("created_at", Moment),
        _key("favourites", "user_id", "question_id"),
        _to("favourites", "user_id", "users"),
    )
    op.create_table(
        "collections",
        *_texts("id", "name"),
        _column("shared", sa.Boolean()),
        _column("created_by", Text),
        _column("created_at", Moment),
        _column("updated_at", Moment),
        _key("collections", "id"),
        _to("collections", "created_by", "users"),
    )
    _index("collections", "created_by")
    op.create_table(
        "collection_questions",
        *_texts("collection_id", "question_id"),
        _column("place", sa.Integer()),
        _key("collection_questions", "collection_id", "question_id"),
        _to("collection_questions", "collection_id", "collections"),
    )


def _asked() -> None:
    asked = sa.text("kind = 'question_asked'")
    op.create_index(
        "ix_events_asked",
        "events",
        [sa.text(Asked[op.get_context().dialect.name]), "interview_id"],
        sqlite_where=asked,
        postgresql_where=asked,
    )
