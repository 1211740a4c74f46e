"""The tables of the records, and the version of their layout."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    inspect,
    text,
)

from .columns import AskedQuestion, Json, UtcDateTime

HEAD: Final = "0003"
"""The layout that this program works with: the newest file of migrations/versions."""

NAMES: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


metadata: Final = MetaData(naming_convention=NAMES)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _to(name: str, table: str, **options: Any) -> Column[str]:
    """A column that names a row of another table, which then cannot be deleted."""
    return Column(name, Text, ForeignKey(f"{table}.id", ondelete="RESTRICT"), **{"nullable": False, **options})


users: Final = Table(
    "users",
    metadata,
    _id(),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("roles", Json, nullable=False),
    Column("lang", Text),
    Column("active", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

positions: Final = Table(
    "positions",
    metadata,
    _id(),
    Column("title", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("requirements", Text, nullable=False),
    Column("features", Text, nullable=False),
    _to("created_by", "users"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("archived_at", UtcDateTime),
)

candidates: Final = Table(
    "candidates",
    metadata,
    _id(),
    _to("position_id", "positions"),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("verify", Text, nullable=False),
    Column("gaps", Text, nullable=False),
    Column("growth", Text, nullable=False),
    _to("created_by", "users"),
    Column("created_at", UtcDateTime, nullable=False),
    Index(None, "position_id", "created_at"),
)

kits: Final = Table(
    "kits",
    metadata,
    _id(),
    _to("position_id", "positions"),
    Column("name", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("planned_minutes", Float, nullable=False),
    Column("content", Json, nullable=False),
    Column("version", Integer, nullable=False),
    _to("created_by", "users"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Index(None, "position_id", "updated_at"),
)

interviews: Final = Table(
    "interviews",
    metadata,
    _id(),
    _to("position_id", "positions"),
    _to("candidate_id", "candidates"),
    _to("interviewer_id", "users"),
    _to("kit_id", "kits", nullable=True),
    Column("lang", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("scheduled_at", UtcDateTime, nullable=False),
    Column("planned_minutes", Float, nullable=False),
    Column("kit", Json, nullable=False),
    _to("created_by", "users"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("submitted_at", UtcDateTime),
    # Each list in its order, so that a page reads no more rows than it shows.
    Index(None, "interviewer_id", "scheduled_at", "id"),
    Index(None, "position_id", "scheduled_at", "id"),
    Index(None, "candidate_id", "scheduled_at", "id"),
    Index(None, "scheduled_at", "id"),
)
Index(
    "ix_interviews_open",
    interviews.c.scheduled_at,
    interviews.c.id,
    sqlite_where=interviews.c.submitted_at.is_(None),
    postgresql_where=interviews.c.submitted_at.is_(None),
)

events: Final = Table(
    "events",
    metadata,
    _to("interview_id", "interviews", primary_key=True),
    Column("id", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("data", Json, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    UniqueConstraint("interview_id", "seq"),
)
_asked: Final = events.c.kind == "question_asked"
Index(
    "ix_events_asked",
    AskedQuestion(events.c.data),
    events.c.interview_id,
    sqlite_where=_asked,
    postgresql_where=_asked,
)

evaluations: Final = Table(
    "evaluations",
    metadata,
    _to("interview_id", "interviews", primary_key=True),
    Column("log", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("weighted", Float),
    Column("ratings", Json, nullable=False),
    Column("recommendation", Text),
    Column("submitted_at", UtcDateTime, nullable=False),
)

documents: Final = Table(
    "documents",
    metadata,
    _id(),
    Column("kind", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("content_key", Text, nullable=False, unique=True),
    Column("status", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("leased_until", UtcDateTime),
    Column("error", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    Index(None, "subject_id", "created_at"),
    Index(None, "status", "created_at"),
)

house_questions: Final = Table(
    "house_questions",
    metadata,
    _id(),
    Column("pack", Text, nullable=False),
    Column("competency", Text, nullable=False),
    Column("content", Json, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed", Integer, nullable=False, index=True),
    Column("copied_from", Text),
    Column("archived_at", UtcDateTime),
    _to("created_by", "users"),
    Column("created_at", UtcDateTime, nullable=False),
    _to("updated_by", "users"),
    Column("updated_at", UtcDateTime, nullable=False),
    Index(None, "pack", "competency", "created_at", "id"),
)

house_versions: Final = Table(
    "house_versions",
    metadata,
    _to("question_id", "house_questions", primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("content", Json, nullable=False),
    _to("edited_by", "users"),
    Column("at", UtcDateTime, nullable=False),
)

bank_state: Final = Table(
    "bank_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("revision", Integer, nullable=False),
)

favourites: Final = Table(
    "favourites",
    metadata,
    _to("user_id", "users", primary_key=True),
    Column("question_id", Text, primary_key=True),
    Column("created_at", UtcDateTime, nullable=False),
)

collections: Final = Table(
    "collections",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("shared", Boolean, nullable=False),
    _to("created_by", "users", index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)

collection_questions: Final = Table(
    "collection_questions",
    metadata,
    _to("collection_id", "collections", primary_key=True),
    Column("question_id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
)


imports: Final = Table(
    "imports",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("outcome", Json),
    _to("created_by", "users"),
    Column("created_at", UtcDateTime, nullable=False, index=True),
)


def schema_version(connection: Connection) -> str | None:
    """The layout of this database, to be compared with `HEAD`; None where there are no records yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version
